import { Alert, DataList, Flex, FlexItem, Spinner, Stack, StackItem } from "@patternfly/react-core";
import type { StorageLocation, Verification, Waiting } from "../../../api/types";
import { CopyButton } from "../../../shared/CopyButton";
import { formatCount } from "../../../shared/format";
import { CheckRow } from "./CheckRow";
import { reportText } from "./reportText";
import { WaitingRow } from "./WaitingRow";

interface ReportProps {
  location: StorageLocation;
  verification: Verification;
}

/** A run of checks, a row for each, as far as it is. */
export function Report({ location, verification }: ReportProps) {
  const running = verification.status === "running";
  return (
    <Stack hasGutter>
      <StackItem>
        <div role="status">
          <Summary verification={verification} />
        </div>
      </StackItem>
      {(verification.checks.length > 0 || verification.waiting !== undefined) && (
        <StackItem>
          <DataList aria-label="Checks" isCompact>
            {verification.checks.map((check) => (
              // A row that failed opens by itself, also where it did not at first.
              <CheckRow key={`${check.id} ${check.status}`} check={check} />
            ))}
            {verification.waiting !== undefined && <WaitingRow waiting={verification.waiting} />}
          </DataList>
        </StackItem>
      )}
      {!running && (
        <StackItem>
          <CopyButton text={() => reportText(location, verification)} what="the report" label="Copy report" />
        </StackItem>
      )}
    </Stack>
  );
}

function Summary({ verification: { status, checks, waiting } }: { verification: Verification }) {
  const failed = checks.filter((check) => check.status === "FAIL").length;
  const warned = checks.filter((check) => check.status === "WARN").length;
  switch (status) {
    case "running":
      return <Running waiting={waiting} />;
    case "passed":
      return (
        <Alert
          component="p"
          variant={warned > 0 ? "warning" : "success"}
          isInline
          title={warned > 0 ? `Everything works, with ${formatCount(warned, "warning")}` : "Everything works"}
        />
      );
    case "failed":
      return (
        <Alert component="p" variant="danger" isInline title={`${formatCount(failed, "check")} failed`}>
          Each tells what is wrong and how to mend it. What was skipped needs one that failed.
        </Alert>
      );
    case "inconclusive":
      return (
        <Alert component="p" variant="warning" isInline title="It could not be found out whether everything works">
          Something in between did not answer as it should. Verify again in a moment.
        </Alert>
      );
  }
}

function Running({ waiting }: { waiting: Waiting | undefined }) {
  return (
    <Flex spaceItems={{ default: "spaceItemsSm" }} flexWrap={{ default: "nowrap" }}>
      <FlexItem>
        <Spinner size="md" aria-label="Verifying" />
      </FlexItem>
      <FlexItem>
        {waiting === undefined
          ? "Trying what the location can do. A small object is written there."
          : `${waiting.message} It is tried again all the time.`}
      </FlexItem>
    </Flex>
  );
}
