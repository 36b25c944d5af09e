import { Button, CodeBlock, CodeBlockAction, CodeBlockCode } from "@patternfly/react-core";
import DownloadIcon from "@patternfly/react-icons/dist/esm/icons/download-icon";
import { CopyButton } from "../../../shared/CopyButton";

interface SnippetProps {
  title: string;
  content: string;
  /** Where it can be downloaded, and under which name. */
  file?: { name: string; href: string };
}

/** Something to be used elsewhere as it is: with a title, to copy, and to download where it is a file. */
export function Snippet({ title, content, file }: SnippetProps) {
  return (
    <CodeBlock
      actions={
        <>
          <CodeBlockAction>
            <strong>{title}</strong>
          </CodeBlockAction>
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
      }
    >
      <CodeBlockCode>{content}</CodeBlockCode>
    </CodeBlock>
  );
}
