import { Content } from "@patternfly/react-core";
import { CopyButton } from "./CopyButton";

/** What names the request in the operator's log. */
export function TraceId({ id }: { id: string }) {
  if (id === "") return null;
  return (
    <Content component="small">
      Trace ID <code>{id}</code> <CopyButton text={id} what="the trace ID" />
    </Content>
  );
}
