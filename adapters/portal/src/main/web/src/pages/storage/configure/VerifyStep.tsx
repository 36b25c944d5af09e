import { Button } from "@patternfly/react-core";
import { useEffect, useRef } from "react";
import type { StorageLocation } from "../../../api/types";
import { LinkButton } from "../../../shared/LinkButton";
import { Loaded } from "../../../shared/Loaded";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { STORAGE, stepOf } from "../addresses";
import { Report } from "../report/Report";
import { useVerification } from "../report/useVerification";
import { StepFrame } from "./StepFrame";
import { WizardActions } from "./WizardFrame";

/** Runs the checks as soon as one comes here, unless they have passed already. */
export function VerifyStep({ location }: { location: StorageLocation }) {
  const { begin, beginning, failure, run } = useVerification(location);
  const begun = useRef(false);
  useEffect(() => {
    if (begun.current || location.state === "verified") return;
    begun.current = true;
    begin();
  }, []);
  const running = beginning || run?.data?.status === "running";
  const passed = !running && run?.data?.status === "passed";
  return (
    <StepFrame title="Verify" help="Everything that delivering and playing recordings needs is tried once.">
      {failure !== null && <ProblemAlert error={failure} title="The verification did not begin" />}
      {run !== undefined && (
        <Loaded query={run}>{(verification) => <Report location={location} verification={verification} />}</Loaded>
      )}
      <WizardActions>
        {passed ? (
          <LinkButton variant="primary" href={stepOf(location.id, "activate")}>
            Next
          </LinkButton>
        ) : (
          <Button variant="primary" isDisabled>
            Next
          </Button>
        )}
        <Button variant="secondary" onClick={begin} isDisabled={running}>
          Verify again
        </Button>
        <LinkButton variant="secondary" href={stepOf(location.id, "access")}>
          Back
        </LinkButton>
        <LinkButton variant="link" href={STORAGE}>
          Go on later
        </LinkButton>
      </WizardActions>
    </StepFrame>
  );
}
