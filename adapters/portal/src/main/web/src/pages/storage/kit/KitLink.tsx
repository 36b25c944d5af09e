import { Button } from "@patternfly/react-core";
import ExternalLinkIcon from "@patternfly/react-icons/dist/esm/icons/external-link-alt-icon";
import { useQuery } from "@tanstack/react-query";
import type { SetupArtefact, StorageLocation } from "../../../api/types";
import { useSession } from "../../../session/session";
import { Loaded } from "../../../shared/Loaded";
import { artefactQuery } from "../storageApi";
import { addressIn } from "./links";

/** A page elsewhere on which everything is filled in already. */
export function KitLink({ location, artefact }: { location: StorageLocation; artefact: SetupArtefact }) {
  const { organizationId } = useSession();
  const content = useQuery(artefactQuery(organizationId, location.id, artefact));
  return (
    <Loaded query={content}>
      {(text) => (
        <Button
          variant="secondary"
          component="a"
          href={addressIn(text)}
          isAriaDisabled={addressIn(text) === undefined}
          target="_blank"
          rel="noopener noreferrer"
          icon={<ExternalLinkIcon />}
          iconPosition="end"
        >
          {artefact.title}
        </Button>
      )}
    </Loaded>
  );
}
