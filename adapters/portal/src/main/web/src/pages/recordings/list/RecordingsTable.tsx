import { Content, Flex, FlexItem, Icon, Label, LabelGroup } from "@patternfly/react-core";
import { Table, Tbody, Td, Th, Thead, Tr } from "@patternfly/react-table";
import { Link } from "wouter";
import { formatBytes } from "../../../shared/format";
import { RelativeTime } from "../../../shared/RelativeTime";
import { essence, KINDS, kindOf, TERMINAL } from "../kinds";
import { nameOf, type Recording } from "../recordingsApi";
import { StateLabel } from "../StateLabel";

export function RecordingsTable({ recordings, isOld }: { recordings: readonly Recording[]; isOld: boolean }) {
  return (
    <Table aria-label="Recordings, newest first" aria-busy={isOld} gridBreakPoint="grid-lg">
      <Thead>
        <Tr>
          <Th width={40}>Title</Th>
          <Th width={15}>Type</Th>
          <Th width={20}>State</Th>
          <Th>Size</Th>
          <Th>Started</Th>
        </Tr>
      </Thead>
      <Tbody>
        {recordings.map((recording) => (
          <RecordingRow key={recording.id} recording={recording} />
        ))}
      </Tbody>
    </Table>
  );
}

function RecordingRow({ recording }: { recording: Recording }) {
  const { name: kind, icon: KindIcon } = KINDS[kindOf(recording.contentType)];
  const type = essence(recording.contentType);
  const labels = Object.entries(recording.labels);
  return (
    <Tr>
      <Td dataLabel="Title" modifier="breakWord">
        <Flex flexWrap={{ default: "nowrap" }} spaceItems={{ default: "spaceItemsSm" }}>
          <FlexItem>
            <Icon>
              <KindIcon />
            </Icon>
          </FlexItem>
          <FlexItem>
            <div>
              {recording.state === "discarded" ? (
                <bdi>{nameOf(recording)}</bdi>
              ) : (
                <Link href={`/recordings/${recording.id}`}>
                  <bdi>{nameOf(recording)}</bdi>
                </Link>
              )}
            </div>
            {labels.length > 0 && (
              <LabelGroup numLabels={3} aria-label="Labels">
                {labels.map(([name, value]) => (
                  <Label key={name} isCompact variant="outline" textMaxWidth="16ch">
                    {name}={value}
                  </Label>
                ))}
              </LabelGroup>
            )}
          </FlexItem>
        </Flex>
      </Td>
      <Td dataLabel="Type" modifier="breakWord">
        <div>
          {kind}
          {type !== TERMINAL && <Content component="small">{type}</Content>}
        </div>
      </Td>
      <Td dataLabel="State">
        <StateLabel recording={recording} />
      </Td>
      <Td dataLabel="Size">{formatBytes(recording.bytes)}</Td>
      <Td dataLabel="Started">
        <RelativeTime time={recording.startedAt} />
      </Td>
    </Tr>
  );
}
