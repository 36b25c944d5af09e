import {
  Button,
  DataListAction,
  DataListCell,
  DataListItem,
  DataListItemCells,
  DataListItemRow,
  Progress,
  ProgressMeasureLocation,
  type ProgressProps,
} from "@patternfly/react-core";
import PauseIcon from "@patternfly/react-icons/dist/esm/icons/pause-icon";
import PlayIcon from "@patternfly/react-icons/dist/esm/icons/play-icon";
import RedoIcon from "@patternfly/react-icons/dist/esm/icons/redo-icon";
import TimesIcon from "@patternfly/react-icons/dist/esm/icons/times-icon";
import type { ReactNode } from "react";
import { Link } from "wouter";
import { formatBytes } from "../../../shared/format";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import type { UploadItem, UploadQueue, UploadState } from "./UploadQueue";

const WORDS: Readonly<Record<UploadState, string>> = {
  waiting: "waits for its turn",
  sending: "on its way",
  paused: "paused",
  failed: "failed",
  done: "done",
};

export function UploadRow({ item, uploads }: { item: UploadItem; uploads: UploadQueue }) {
  const name = `upload-${item.id}`;
  return (
    <DataListItem aria-labelledby={name}>
      <DataListItemRow>
        <DataListItemCells
          dataListCells={[
            <DataListCell key="progress" wrapModifier="breakWord">
              <Title id={name} item={item} />
              <Progress
                id={`${name}-progress`}
                aria-labelledby={name}
                value={percent(item)}
                measureLocation={ProgressMeasureLocation.outside}
                size="sm"
                {...variant(item.state)}
                helperText={`${formatBytes(item.sent)} of ${formatBytes(item.size)}, ${WORDS[item.state]}`}
              />
              {item.error !== undefined && <ProblemAlert error={item.error} title={`${item.name} was not uploaded`} />}
            </DataListCell>,
          ]}
        />
        <DataListAction aria-labelledby={name} id={`${name}-actions`} aria-label="Actions">
          <Actions item={item} uploads={uploads} />
        </DataListAction>
      </DataListItemRow>
    </DataListItem>
  );
}

function Title({ id, item }: { id: string; item: UploadItem }) {
  return (
    <div id={id}>
      {item.state === "done" && item.recordingId !== undefined ? (
        <Link href={`/recordings/${item.recordingId}`}>
          <bdi>{item.name}</bdi>
        </Link>
      ) : (
        <bdi>{item.name}</bdi>
      )}
    </div>
  );
}

function Actions({ item: { id, name, state }, uploads }: { item: UploadItem; uploads: UploadQueue }) {
  const action = (what: string, icon: ReactNode, act: () => void) => (
    <Button key={what} variant="plain" icon={icon} aria-label={`${what} ${name}`} onClick={act} />
  );
  return (
    <>
      {(state === "sending" || state === "waiting") && action("Pause", <PauseIcon />, () => uploads.pause(id))}
      {state === "paused" && action("Resume", <PlayIcon />, () => uploads.resume(id))}
      {state === "failed" && action("Try again:", <RedoIcon />, () => uploads.resume(id))}
      {state === "done"
        ? action("Clear", <TimesIcon />, () => uploads.dismiss(id))
        : action("Cancel", <TimesIcon />, () => uploads.cancel(id))}
    </>
  );
}

function percent({ size, sent, state }: UploadItem): number {
  if (state === "done") return 100;
  return size === 0 ? 0 : Math.floor((sent / size) * 100);
}

function variant(state: UploadState): Pick<ProgressProps, "variant"> {
  if (state === "failed") return { variant: "danger" };
  return state === "done" ? { variant: "success" } : {};
}
