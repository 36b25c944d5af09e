import { Button, CodeBlock, CodeBlockAction, Content } from "@patternfly/react-core";
import DownloadIcon from "@patternfly/react-icons/dist/esm/icons/download-icon";
import { CopyButton } from "../../../shared/CopyButton";
import { FoldedCode } from "./FoldedCode";

interface SnippetProps {
  title: string;
  content: string;
  /** Where it can be downloaded, and under which name. */
  file?: { name: string; href: string };
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
          <Button
            variant="plain"
            size="sm"
            component="a"
            href={file.href}
            download={file.name}
            icon={<DownloadIcon />}
            aria-label={`Download ${file.name}`}
          />
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
