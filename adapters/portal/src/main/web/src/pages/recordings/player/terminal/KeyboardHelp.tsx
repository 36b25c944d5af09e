import {
  Button,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Popover,
} from "@patternfly/react-core";
import KeyboardIcon from "@patternfly/react-icons/dist/esm/icons/keyboard-icon";

const KEYS = [
  { keys: ["Space"], what: "play, pause" },
  { keys: ["←", "→"], what: "5 seconds back, on" },
  { keys: ["Shift", "←", "→"], what: "a tenth back, on" },
  { keys: ["0", "…", "9"], what: "to 0 %, … 90 %" },
  { keys: ["[", "]"], what: "to the marker before, behind" },
  { keys: [",", "."], what: "a frame back, on" },
  { keys: ["f"], what: "full screen" },
  { keys: ["k"], what: "show what was typed, if it was recorded" },
];

export function KeyboardHelp() {
  return (
    <Popover
      aria-label="Keys"
      bodyContent={
        <DescriptionList aria-label="Keys, while the player has the focus" isCompact isHorizontal horizontalTermWidthModifier={{ default: "14ch" }}>
          {KEYS.map(({ keys, what }) => (
            <DescriptionListGroup key={what}>
              <DescriptionListTerm>
                {keys.map((key) => (
                  <span key={key}>
                    <kbd>{key}</kbd>{" "}
                  </span>
                ))}
              </DescriptionListTerm>
              <DescriptionListDescription>{what}</DescriptionListDescription>
            </DescriptionListGroup>
          ))}
        </DescriptionList>
      }
    >
      <Button variant="plain" icon={<KeyboardIcon />} aria-label="Keys" />
    </Popover>
  );
}
