import { Flex, Wizard, WizardFooterWrapper, WizardStep } from "@patternfly/react-core";
import { createContext, use, useState, type ReactNode } from "react";
import { createPortal } from "react-dom";
import { useLocation } from "wouter";
import { PageFrame } from "../../../shared/PageFrame";
import { STORAGE } from "../addresses";
import { StorageCrumbs } from "./StorageCrumbs";

export type WizardStepId = "type" | "where" | "access" | "verify" | "activate";

const STEPS: readonly { id: WizardStepId; name: string }[] = [
  { id: "type", name: "Type" },
  { id: "where", name: "Where" },
  { id: "access", name: "Grant access" },
  { id: "verify", name: "Verify" },
  { id: "activate", name: "Activate" },
];

interface WizardFrameProps {
  title: string;
  current: WizardStepId;
  /** Where a step is; undefined for one that one cannot go to now. */
  addressOf: (step: WizardStepId) => string | undefined;
  children: ReactNode;
}

const FooterSlot = createContext<HTMLElement | null>(null);

/** The steps around one of them. Which one it is, the address tells, so that one can leave and come back. */
export function WizardFrame({ title, current, addressOf, children }: WizardFrameProps) {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const [, navigate] = useLocation();
  return (
    <PageFrame title={title} breadcrumb={<StorageCrumbs here={title} />} isWizard>
      <Wizard
        key={current}
        startIndex={STEPS.findIndex(({ id }) => id === current) + 1}
        navAriaLabel="Steps"
        onStepChange={(_event, step) => {
          const address = addressOf(step.id as WizardStepId);
          if (address !== undefined) navigate(address);
        }}
        onClose={() => navigate(STORAGE)}
        footer={
          <WizardFooterWrapper>
            <div ref={setSlot} />
          </WizardFooterWrapper>
        }
      >
        {STEPS.map(({ id, name }) => (
          <WizardStep key={id} id={id} name={name} isDisabled={id !== current && addressOf(id) === undefined}>
            {id === current && <FooterSlot value={slot}>{children}</FooterSlot>}
          </WizardStep>
        ))}
      </Wizard>
    </PageFrame>
  );
}

/** What is at the foot of a step: it belongs to the step, and stands outside of it. */
export function WizardActions({ children }: { children: ReactNode }) {
  const slot = use(FooterSlot);
  return slot === null ? null : createPortal(<Flex columnGap={{ default: "columnGapSm" }}>{children}</Flex>, slot);
}
