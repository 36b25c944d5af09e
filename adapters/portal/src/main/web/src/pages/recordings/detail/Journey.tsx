import { ProgressStep, ProgressStepper, type ProgressStepProps } from "@patternfly/react-core";
import { formatBytes, formatMoment } from "../../../shared/format";
import type { Recording } from "../recordingsApi";

type Variant = NonNullable<ProgressStepProps["variant"]>;

const STEPS = ["recorded", "received", "delivered", "stored"] as const;

/** From the recorder to the customer's own storage: how far it is. */
export function Journey({ recording }: { recording: Recording }) {
  const reached = reachedOf(recording);
  const variant = (step: number): Variant => {
    if (step < reached) return "success";
    if (step === STEPS.indexOf("delivered") && recording.blocked) return "warning";
    if (step > reached) return "pending";
    if (recording.state === "quarantined") return "danger";
    return recording.state === "stored" ? "success" : "info";
  };
  const step = (index: number, title: string, description: string | undefined) => (
    <ProgressStep
      id={`journey-${STEPS[index]}`}
      titleId={`journey-${STEPS[index]}-title`}
      variant={variant(index)}
      isCurrent={index === reached}
      aria-label={variant(index)}
      description={description}
    >
      {title}
    </ProgressStep>
  );
  const { state, blocked } = recording;
  return (
    <ProgressStepper isVertical aria-label="How far it is">
      {step(0, state === "receiving" ? "Being recorded" : "Recorded", recordedWords(recording))}
      {step(1, state === "quarantined" ? "In the spool, not whole" : "Complete in the spool", received(recording))}
      {step(2, "On its way to your storage", blocked ? "Your storage refuses it" : undefined)}
      {step(3, "In your storage", moment(recording.storedAt))}
    </ProgressStepper>
  );
}

function reachedOf({ state }: Recording): number {
  switch (state) {
    case "receiving":
      return 0;
    case "received":
    case "quarantined":
      return 1;
    case "delivering":
    case "blocked":
      return 2;
    default:
      return 3;
  }
}

function recordedWords({ state, bytes, startedAt }: Recording): string | undefined {
  return state === "receiving" ? `${formatBytes(bytes)} are safe so far` : moment(startedAt);
}

function received({ state, receivedAt }: Recording): string | undefined {
  return state === "quarantined" ? "What there is of it is kept" : moment(receivedAt);
}

function moment(time: string | null | undefined): string | undefined {
  return time ? formatMoment(new Date(time)) : undefined;
}
