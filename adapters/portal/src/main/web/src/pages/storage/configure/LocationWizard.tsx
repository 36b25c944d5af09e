import { useQuery } from "@tanstack/react-query";
import { Redirect } from "wouter";
import type { StorageType } from "../../../api/types";
import { useScope, useSession } from "../../../session/session";
import { ForbiddenState } from "../../../shared/ForbiddenState";
import { Loaded } from "../../../shared/Loaded";
import { editOf, reportOf, stepOf, type Step } from "../addresses";
import { locationQuery, storageTypesQuery, type SeenLocation } from "../storageApi";
import { AccessStep } from "./AccessStep";
import { ActivateStep } from "./ActivateStep";
import { EditDraftStep } from "./EditDraftStep";
import { VerifyStep } from "./VerifyStep";
import { WizardFrame, type WizardStepId } from "./WizardFrame";

/** The steps of a location that is there: it can be left at any of them, and gone on with later. */
export function LocationWizard({ id, step }: { id: string; step: Step }) {
  const { organizationId } = useSession();
  const mayWrite = useScope("storage:write");
  const seen = useQuery(locationQuery(organizationId, id));
  const types = useQuery(storageTypesQuery);
  const type = types.data?.find((each) => each.id === seen.data?.location.type);
  const state = seen.data?.location.state;
  const inUse = state === "active" || state === "degraded";
  if (inUse) return <Redirect to={step === "verify" ? reportOf(id) : editOf(id)} replace />;
  return (
    <WizardFrame title="Configure recording storage" current={step} addressOf={(to) => addressOf(id, to)}>
      {mayWrite ? (
        <Loaded query={seen}>
          {(location) => <Loaded query={types}>{() => <StepOf seen={location} type={type} step={step} />}</Loaded>}
        </Loaded>
      ) : (
        <ForbiddenState detail="Configuring storage needs the scope storage:write." />
      )}
    </WizardFrame>
  );
}

function addressOf(id: string, step: WizardStepId): string | undefined {
  // The type of what is there cannot change.
  return step === "type" ? undefined : stepOf(id, step);
}

function StepOf({ seen, type, step }: { seen: SeenLocation; type: StorageType | undefined; step: Step }) {
  switch (step) {
    case "where":
      return <EditDraftStep key={seen.location.id} seen={seen} type={type} />;
    case "access":
      return <AccessStep key={seen.location.id} seen={seen} type={type} />;
    case "verify":
      return <VerifyStep location={seen.location} />;
    case "activate":
      return <ActivateStep location={seen.location} />;
  }
}
