import { Alert, Content, List, ListItem } from "@patternfly/react-core";
import type { Recording } from "../recordingsApi";

const number = new Intl.NumberFormat("en");

/** Bytes that had been acknowledged are gone: nobody is to believe that this is whole. */
export function LostAlert({ recording: { lost } }: { recording: Recording }) {
  return (
    <Alert component="h2" variant="danger" isInline title="This recording is not whole">
      <Content component="p">
        Its bytes have a fault that no further try mends. What there is of it is kept and deleted by nobody but you.
      </Content>
      {lost && (
        <List>
          {lost.map(({ from, to }) => (
            <ListItem key={from}>
              Bytes {number.format(from)} to {number.format(to)} are gone.
            </ListItem>
          ))}
        </List>
      )}
    </Alert>
  );
}
