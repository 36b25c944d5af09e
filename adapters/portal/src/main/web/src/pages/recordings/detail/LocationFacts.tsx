import { useQuery } from "@tanstack/react-query";
import { Link } from "wouter";
import { useScope } from "../../../session/session";
import { Fact } from "../../../shared/Facts";
import { locationQuery, storageTypesQuery } from "../../storage/storageApi";
import type { Recording } from "../recordingsApi";
import { plainSettings } from "./plainSettings";

/** The storage location that a recording is pinned to, by whatever settings its type has. */
export function LocationFacts({ recording: { organizationId, locationId } }: { recording: Recording }) {
  const mayRead = useScope("storage:read");
  const location = useQuery({ ...locationQuery(organizationId, locationId), enabled: mayRead }).data?.location;
  const types = useQuery({ ...storageTypesQuery, enabled: mayRead }).data;
  const type = types?.find(({ id }) => id === location?.type);
  if (location === undefined) {
    return (
      <Fact name="Location">
        <code>{locationId}</code>
      </Fact>
    );
  }
  return (
    <>
      <Fact name="Location">
        <Link href="/settings/storage">
          <bdi>{location.name}</bdi>
        </Link>
        {type !== undefined && ` (${type.title})`}
      </Fact>
      {plainSettings(location, type).map(({ label, value }) => (
        <Fact key={label} name={label}>
          <bdi>{value}</bdi>
        </Fact>
      ))}
    </>
  );
}
