import { Alert, Button, List, ListItem } from "@patternfly/react-core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLocation } from "wouter";
import type { StorageLocation } from "../../../api/types";
import { useSession } from "../../../session/session";
import { LinkButton } from "../../../shared/LinkButton";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { STORAGE, stepOf } from "../addresses";
import { activateLocation, overviewQuery, storageKeys } from "../storageApi";
import { StepFrame } from "./StepFrame";
import { WizardActions } from "./WizardFrame";

/** The last step: only when nothing failed. Until then the location before goes on. */
export function ActivateStep({ location }: { location: StorageLocation }) {
  const { organizationId } = useSession();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const overview = useQuery(overviewQuery(organizationId));
  const activating = useMutation({
    mutationFn: () => activateLocation(organizationId, location.id),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: storageKeys.all(organizationId) });
      navigate(STORAGE);
    },
  });
  const ready = location.state === "verified" || location.state === "retired";
  const before = overview.data?.activeLocation?.name ?? overview.data?.installationDefault?.title;
  return (
    <StepFrame title={`Send new recordings to ${location.name}?`}>
      {activating.isError && <ProblemAlert error={activating.error} title="The location was not activated" />}
      {ready ? (
        <List>
          <ListItem>From now on, each new recording goes there.</ListItem>
          <ListItem>
            {before === undefined
              ? "Until now new recordings had nowhere to go."
              : `Recordings that are in ${before} stay there, and are played from there.`}
          </ListItem>
          <ListItem>Recordings that are being made at this moment end where they began.</ListItem>
          <ListItem>The location is verified again every day, and you see here if something is wrong.</ListItem>
        </List>
      ) : (
        <Alert component="p" variant="warning" isInline title="The location has not passed its verification yet">
          It can be activated when nothing fails.
          {before === undefined ? "" : `Until then, recordings go to ${before} as before.`}
        </Alert>
      )}
      <WizardActions>
        <Button
          variant="primary"
          isDisabled={!ready || activating.isPending}
          isLoading={activating.isPending}
          onClick={() => activating.mutate()}
        >
          Activate
        </Button>
        <LinkButton variant="secondary" href={stepOf(location.id, "verify")}>
          Back
        </LinkButton>
        <LinkButton variant="link" href={STORAGE}>
          Not now
        </LinkButton>
      </WizardActions>
    </StepFrame>
  );
}
