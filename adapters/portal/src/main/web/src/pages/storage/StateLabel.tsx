import { Label } from "@patternfly/react-core";
import type { StorageLocation } from "../../api/types";

const WORDS = {
  draft: { text: "Draft", color: "grey" },
  verified: { text: "Verified, not used yet", color: "blue" },
  active: { text: "Active", color: "green" },
  degraded: { text: "Active, but failing", color: "red" },
  retired: { text: "Retired", color: "grey" },
} as const satisfies Record<StorageLocation["state"], object>;

export function StateLabel({ state }: { state: StorageLocation["state"] }) {
  const { text, color } = WORDS[state];
  return (
    <Label color={color} isCompact>
      {text}
    </Label>
  );
}
