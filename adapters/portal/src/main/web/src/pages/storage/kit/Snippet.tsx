import { CodeBlock, CodeBlockAction, Content } from "@patternfly/react-core";
import { CopyButton } from "../../../shared/CopyButton";
import { DownloadFile, type KitFile } from "./DownloadFile";
import { FoldedCode } from "./FoldedCode";

interface SnippetProps {
  title: string;
  content: string;
  /** Where it can be downloaded, and under which name. */
  file?: KitFile;
}

/** Something to be used elsewhere as it is: with a title, to copy, and to download where it is a file. */
export function Snippet({ title, content, file }: SnippetProps) {
  const actions = (
    <>
      <CodeBlockAction>
        <CopyButton text={content} what={title} />
      </CodeBlockAction>
      {file !== undefined && (
        <CodeBlockAction>
          <DownloadFile file={file} />
        </CodeBlockAction>
      )}
    </>
  );
  return (
    <>
      <Content component="p">
        <strong>{title}</strong>
      </Content>
      <CodeBlock actions={actions}>
        <FoldedCode content={content} />
      </CodeBlock>
    </>
  );
}
