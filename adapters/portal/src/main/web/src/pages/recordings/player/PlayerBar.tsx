import { Button, Flex, FlexItem, FormSelect, FormSelectOption } from "@patternfly/react-core";
import { Children, type ReactNode } from "react";
import { CopyButton } from "../../../shared/CopyButton";
import { addressAt } from "./timeLink";

const SPEEDS = [0.5, 0.75, 1, 1.25, 1.5, 2, 3, 5];
const STEP = 10;

interface PlayerBarProps {
  speed: number;
  onSpeed: (speed: number) => void;
  /** Seconds into the recording. */
  now: () => number;
  onSeekBy: (seconds: number) => void;
  children?: ReactNode;
}

/** What every player has besides its own controls. */
export function PlayerBar({ speed, onSpeed, now, onSeekBy, children }: PlayerBarProps) {
  return (
    <Flex
      spaceItems={{ default: "spaceItemsSm" }}
      rowGap={{ default: "rowGapSm" }}
      alignItems={{ default: "alignItemsCenter" }}
    >
      <FlexItem>
        <Button variant="tertiary" size="sm" onClick={() => onSeekBy(-STEP)} aria-label={`−${STEP} s: back`}>
          −{STEP} s
        </Button>
      </FlexItem>
      <FlexItem>
        <Button variant="tertiary" size="sm" onClick={() => onSeekBy(STEP)} aria-label={`+${STEP} s: on`}>
          +{STEP} s
        </Button>
      </FlexItem>
      <FlexItem>
        <FormSelect aria-label="Speed" value={speed} onChange={(_, chosen) => onSpeed(Number(chosen))}>
          {SPEEDS.map((each) => (
            <FormSelectOption key={each} value={each} label={`${each} ×`} />
          ))}
        </FormSelect>
      </FlexItem>
      {Children.toArray(children).map((child, index) => (
        <FlexItem key={index}>{child}</FlexItem>
      ))}
      <FlexItem align={{ default: "alignLeft", md: "alignRight" }}>
        <CopyButton
          what="a link that begins here"
          label="Copy link at this time"
          text={() => addressAt(window.location.href, now())}
        />
      </FlexItem>
    </Flex>
  );
}
