import { Card, CardBody, CardHeader, CardTitle, Button, DataList } from "@patternfly/react-core";
import { formatCount } from "../../../shared/format";
import type { UploadItem, UploadQueue } from "./UploadQueue";
import { UploadRow } from "./UploadRow";

/** What is on its way, and what became of what was. */
export function UploadPanel({ uploads, items }: { uploads: UploadQueue; items: readonly UploadItem[] }) {
  const ended = items.filter(({ state }) => state === "done");
  const left = items.length - ended.length;
  return (
    <Card isCompact>
          <CardHeader
            actions={{
              actions: ended.length > 0 && (
                <Button variant="link" onClick={() => ended.forEach(({ id }) => uploads.dismiss(id))}>
                  Clear what is done
                </Button>
              ),
            }}
          >
            <CardTitle component="h2">
              {left === 0 ? `${formatCount(ended.length, "upload")} done` : `Uploading ${formatCount(left, "file")}`}
            </CardTitle>
          </CardHeader>
          <CardBody>
            <DataList aria-label="Uploads" isCompact>
              {items.map((item) => (
                <UploadRow key={item.id} item={item} uploads={uploads} />
              ))}
            </DataList>
          </CardBody>
    </Card>
  );
}
