import { useQuery } from "@tanstack/react-query";
import { Redirect } from "wouter";
import { useScope, useSession } from "../../../session/session";
import { ForbiddenState } from "../../../shared/ForbiddenState";
import { Loaded } from "../../../shared/Loaded";
import { PageFrame } from "../../../shared/PageFrame";
import { stepOf } from "../addresses";
import { locationQuery, storageTypesQuery } from "../storageApi";
import { EditForm } from "./EditForm";
import { StorageCrumbs } from "./StorageCrumbs";

/** Changes a location that recordings depend on. */
export function EditPage({ id }: { id: string }) {
  const { organizationId } = useSession();
  const mayWrite = useScope("storage:write");
  const seen = useQuery(locationQuery(organizationId, id));
  const types = useQuery(storageTypesQuery);
  const state = seen.data?.location.state;
  if (state === "draft" || state === "verified") return <Redirect to={stepOf(id, "where")} replace />;
  return (
    <PageFrame
      title={seen.data === undefined ? "Edit" : `Edit ${seen.data.location.name}`}
      description="New values are tried first. They take effect only if everything works with them; until then the old ones go on."
      breadcrumb={<StorageCrumbs here="Edit" />}
    >
      {mayWrite ? (
        <Loaded query={seen}>
          {(location) => (
            <Loaded query={types}>
              {(all) => <EditForm seen={location} type={all.find((each) => each.id === location.location.type)} />}
            </Loaded>
          )}
        </Loaded>
      ) : (
        <ForbiddenState detail="Changing storage needs the scope storage:write." />
      )}
    </PageFrame>
  );
}
