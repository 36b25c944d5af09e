import { Stack, StackItem } from "@patternfly/react-core";
import { useQuery } from "@tanstack/react-query";
import { useScope, useSession } from "../../session/session";
import { LinkButton } from "../../shared/LinkButton";
import { Loaded } from "../../shared/Loaded";
import { PageFrame } from "../../shared/PageFrame";
import { newLocation } from "./addresses";
import { NothingConfigured } from "./overview/NothingConfigured";
import { NowCard } from "./overview/NowCard";
import { OtherLocations } from "./overview/OtherLocations";
import { locationsQuery, overviewQuery } from "./storageApi";

/** Where recordings go now, how that is, and where they went before. */
export default function StoragePage() {
  const { organizationId } = useSession();
  const mayWrite = useScope("storage:write");
  const overview = useQuery(overviewQuery(organizationId));
  const locations = useQuery({ ...locationsQuery(organizationId), enabled: overview.isSuccess });
  const configured = overview.data?.activeLocation !== undefined;
  return (
    <PageFrame
      title="Recording storage"
      description="Where this organization's recordings are kept: in a place that belongs to the organization."
      {...(mayWrite && configured
        ? { actions: <LinkButton href={newLocation()} variant="secondary">Configure another location</LinkButton> }
        : {})}
    >
      <Loaded query={overview}>
        {(seen) => (
          <Stack hasGutter>
            <StackItem>
              {seen.activeLocation === undefined ? (
                <NothingConfigured overview={seen} locations={locations.data ?? []} />
              ) : (
                <NowCard overview={seen} location={seen.activeLocation} />
              )}
            </StackItem>
            <StackItem>
              <Loaded query={locations}>{(all) => <OtherLocations locations={all} />}</Loaded>
            </StackItem>
          </Stack>
        )}
      </Loaded>
    </PageFrame>
  );
}
