import { Flex, Label, Tooltip } from "@patternfly/react-core";
import BanIcon from "@patternfly/react-icons/dist/esm/icons/ban-icon";
import CheckCircleIcon from "@patternfly/react-icons/dist/esm/icons/check-circle-icon";
import ExclamationCircleIcon from "@patternfly/react-icons/dist/esm/icons/exclamation-circle-icon";
import ExclamationTriangleIcon from "@patternfly/react-icons/dist/esm/icons/exclamation-triangle-icon";
import InboxIcon from "@patternfly/react-icons/dist/esm/icons/inbox-icon";
import PendingIcon from "@patternfly/react-icons/dist/esm/icons/pending-icon";
import RecordIcon from "@patternfly/react-icons/dist/esm/icons/dot-circle-icon";
import UploadIcon from "@patternfly/react-icons/dist/esm/icons/upload-icon";
import type { ReactElement } from "react";
import type { Recording, RecordingState } from "./recordingsApi";
import { STATES } from "./states";

const ICONS: Readonly<Record<RecordingState, ReactElement>> = {
  receiving: <PendingIcon />,
  received: <InboxIcon />,
  delivering: <UploadIcon />,
  stored: <CheckCircleIcon />,
  blocked: <ExclamationTriangleIcon />,
  quarantined: <ExclamationCircleIcon />,
  discarded: <BanIcon />,
};

/** A recording's state in words and colour, and what else is remarkable about it. */
export function StateLabel({ recording }: { recording: Recording }) {
  const { name, color, meaning } = STATES[recording.state];
  return (
    <Flex gap={{ default: "gapXs" }}>
      {recording.state === "receiving" ? <LiveMark /> : null}
      <Explained meaning={meaning}>
        <Label color={color} icon={ICONS[recording.state]}>
          {name}
        </Label>
      </Explained>
      {recording.blocked && recording.state !== "blocked" ? (
        <Explained meaning={STATES.blocked.meaning}>
          <Label color="orange" icon={ICONS.blocked}>
            Storage refuses
          </Label>
        </Explained>
      ) : null}
      {recording.interrupted ? (
        <Explained meaning="Its recorder went away and the service ended it; its end may be missing.">
          <Label variant="outline" color="yellow">
            Interrupted
          </Label>
        </Explained>
      ) : null}
    </Flex>
  );
}

/** Stands at what is being made at this moment. */
export function LiveMark() {
  return (
    <Label variant="filled" color="red" icon={<RecordIcon />}>
      Live
    </Label>
  );
}

function Explained({ meaning, children }: { meaning: string; children: ReactElement }) {
  return <Tooltip content={meaning}>{children}</Tooltip>;
}
