import { Label } from "@patternfly/react-core";
import type { Verification } from "../../../api/types";

const WORDS = {
  running: { text: "Running", status: "info" },
  passed: { text: "Passed", status: "success" },
  failed: { text: "Failed", status: "danger" },
  inconclusive: { text: "Not certain", status: "warning" },
} as const satisfies Record<Verification["status"], object>;

export function OutcomeLabel({ status }: { status: Verification["status"] }) {
  return (
    <Label status={WORDS[status].status} variant="outline" isCompact>
      {WORDS[status].text}
    </Label>
  );
}
