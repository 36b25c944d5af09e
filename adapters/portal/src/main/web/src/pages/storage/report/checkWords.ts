import type { Check } from "../../../api/types";

/** How a check's outcome is said and shown. */
export const CHECK_WORDS = {
  PASS: { text: "Passed", status: "success" },
  WARN: { text: "Warning", status: "warning" },
  FAIL: { text: "Failed", status: "danger" },
  INCONCLUSIVE: { text: "Not certain", status: "warning" },
  SKIPPED: { text: "Skipped", status: "custom" },
} as const satisfies Record<Check["status"], object>;
