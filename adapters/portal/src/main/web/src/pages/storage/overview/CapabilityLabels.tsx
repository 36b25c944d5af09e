import { Label, LabelGroup } from "@patternfly/react-core";
import type { Capabilities } from "../../../api/types";

const ORDER = ["write", "multipart", "read", "list", "delete"] as const;
const WORDS = { write: "Write", multipart: "Write in parts", read: "Play", list: "List", delete: "Delete" } as const;

/** What a location was found to be able to do; what was not tried yet is left out. */
export function CapabilityLabels({ capabilities }: { capabilities: Capabilities }) {
  const known = ORDER.filter((each) => capabilities[each] !== "unknown");
  if (known.length === 0) return "Not known yet";
  return (
    <LabelGroup numLabels={known.length} aria-label="Found to be possible">
      {known.map((each) => (
        <Label key={each} isCompact color={capabilities[each] === "yes" ? "green" : "grey"}>
          {capabilities[each] === "yes" ? WORDS[each] : `${WORDS[each]}: no`}
        </Label>
      ))}
    </LabelGroup>
  );
}
