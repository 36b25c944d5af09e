import { Card, CardBody, CardTitle, Label, LabelGroup } from "@patternfly/react-core";
import { CopyButton } from "../../../shared/CopyButton";
import { Fact, Facts } from "../../../shared/Facts";
import { formatBytes, formatMoment } from "../../../shared/format";
import { KINDS, kindOf } from "../kinds";
import type { Recording } from "../recordingsApi";

export function About({ recording }: { recording: Recording }) {
  const labels = Object.entries(recording.labels);
  return (
    <Card isFullHeight>
      <CardTitle component="h2">About it</CardTitle>
      <CardBody>
        <Facts>
          <Fact name="Type">
            {KINDS[kindOf(recording.contentType)].name} ({recording.contentType})
          </Fact>
          <Fact name="Started">
            <time dateTime={recording.startedAt}>{formatMoment(new Date(recording.startedAt))}</time>
          </Fact>
          <Fact name="Size">
            {formatBytes(recording.bytes)} ({new Intl.NumberFormat("en").format(recording.bytes)} bytes)
          </Fact>
          <Fact name="Labels">
            {labels.length === 0 ? (
              "None"
            ) : (
              <LabelGroup numLabels={20} aria-label="Labels">
                {labels.map(([name, value]) => (
                  <Label key={name} variant="outline" textMaxWidth="40ch">
                    {name}={value}
                  </Label>
                ))}
              </LabelGroup>
            )}
          </Fact>
          <Fact name="ID">
            <code>{recording.id}</code> <CopyButton text={recording.id} what="the ID" />
          </Fact>
        </Facts>
      </CardBody>
    </Card>
  );
}
