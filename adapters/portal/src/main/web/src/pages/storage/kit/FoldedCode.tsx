import { CodeBlockCode, ExpandableSection, ExpandableSectionToggle } from "@patternfly/react-core";
import { useId, useState } from "react";

const SHOWN = 14;
/** A few lines more are not worth folding. */
const MOST_UNFOLDED = 26;

/** What is too long to be read here begins, and goes on for who wants it. */
export function FoldedCode({ content }: { content: string }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const lines = content.trimEnd().split("\n");
  if (lines.length <= MOST_UNFOLDED) return <CodeBlockCode>{content}</CodeBlockCode>;
  const toggleId = `${id}-toggle`;
  return (
    <>
      <CodeBlockCode>
        {lines.slice(0, SHOWN).join("\n")}
        <ExpandableSection isExpanded={open} isDetached contentId={id} toggleId={toggleId}>
          {lines.slice(SHOWN).join("\n")}
        </ExpandableSection>
      </CodeBlockCode>
      <ExpandableSectionToggle isExpanded={open} onToggle={setOpen} contentId={id} toggleId={toggleId} direction="up">
        {open ? "Show less" : `Show all ${lines.length} lines`}
      </ExpandableSectionToggle>
    </>
  );
}
