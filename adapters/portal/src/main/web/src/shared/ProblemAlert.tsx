import { Alert, Content, List, ListItem } from "@patternfly/react-core";
import { ApiProblem, Unreachable } from "../api/problem";
import { sentence } from "./format";
import { TraceId } from "./TraceId";

interface ProblemAlertProps {
  error: Error;
  /** What was being done: "The location was not saved". Without it, the problem's own title. */
  title?: string;
  /** Fields that the form shows the problem at itself; the others are listed here. */
  shownElsewhere?: (pointer: string) => boolean;
}

/** Says why something was not done, in the service's own words. */
export function ProblemAlert({ error, title, shownElsewhere = () => false }: ProblemAlertProps) {
  if (!(error instanceof ApiProblem)) {
    return (
      <Alert component="p" variant="danger" isInline isLiveRegion title={title ?? "This was not done"}>
        {error instanceof Unreachable
          ? "The service cannot be reached. Nothing was changed as far as is known; try again when it answers."
          : error.message}
      </Alert>
    );
  }
  const listed = error.fields.filter((field) => !shownElsewhere(field.pointer));
  const allElsewhere = error.fields.length > 0 && listed.length === 0;
  return (
    <Alert component="p" variant="danger" isInline isLiveRegion title={title ?? error.problem.title}>
      {listed.length === 0 && (
        <Content component="p">
          {allElsewhere ? "What is wrong stands beside the fields." : sentence(error.problem.detail)}
        </Content>
      )}
      {listed.length > 0 && (
        <List>
          {listed.map((field) => (
            <ListItem key={field.pointer}>
              <code>{field.pointer}</code>: {field.detail}
            </ListItem>
          ))}
        </List>
      )}
      {!allElsewhere && <TraceId id={error.problem.traceId} />}
    </Alert>
  );
}
