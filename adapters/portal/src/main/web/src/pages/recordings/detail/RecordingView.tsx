import { Grid, GridItem, Stack, StackItem } from "@patternfly/react-core";
import { RecordingPlayer } from "../player/RecordingPlayer";
import type { Recording } from "../recordingsApi";
import { StateLabel } from "../StateLabel";
import { About } from "./About";
import { BlockedAlert } from "./BlockedAlert";
import { Integrity } from "./Integrity";
import { LostAlert } from "./LostAlert";
import { Whereabouts } from "./Whereabouts";

export function RecordingView({ recording }: { recording: Recording }) {
  return (
    <Stack hasGutter>
      <StackItem aria-live="polite">
        <StateLabel recording={recording} />
      </StackItem>
      {recording.blocked && (
        <StackItem>
          <BlockedAlert recording={recording} blocked={recording.blocked} />
        </StackItem>
      )}
      {(recording.lost || recording.state === "quarantined") && (
        <StackItem>
          <LostAlert recording={recording} />
        </StackItem>
      )}
      <StackItem>
        <RecordingPlayer recording={recording} />
      </StackItem>
      <StackItem>
        <Grid hasGutter lg={6}>
          <GridItem>
            <Whereabouts recording={recording} />
          </GridItem>
          <GridItem>
            <Stack hasGutter>
              <StackItem>
                <About recording={recording} />
              </StackItem>
              <StackItem>
                <Integrity recording={recording} />
              </StackItem>
            </Stack>
          </GridItem>
        </Grid>
      </StackItem>
    </Stack>
  );
}
