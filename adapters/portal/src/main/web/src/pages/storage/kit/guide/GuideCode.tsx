import { CodeBlock, CodeBlockAction } from "@patternfly/react-core";
import { CopyButton } from "../../../../shared/CopyButton";
import { FoldedCode } from "../FoldedCode";

/** What is to be pasted somewhere. */
export function GuideCode({ text }: { text: string }) {
  return (
    <CodeBlock
      actions={
        <CodeBlockAction>
          <CopyButton text={text} what="these lines" />
        </CodeBlockAction>
      }
    >
      <FoldedCode content={text} />
    </CodeBlock>
  );
}
