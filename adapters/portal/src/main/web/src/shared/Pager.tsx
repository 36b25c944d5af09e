import { Button, Flex, FlexItem } from "@patternfly/react-core";
import AngleDoubleLeftIcon from "@patternfly/react-icons/dist/esm/icons/angle-double-left-icon";
import AngleLeftIcon from "@patternfly/react-icons/dist/esm/icons/angle-left-icon";
import AngleRightIcon from "@patternfly/react-icons/dist/esm/icons/angle-right-icon";

interface PagerProps {
  /** Without them this is the newest page, or one that was come to by a link. */
  newest?: (() => void) | undefined;
  newer?: (() => void) | undefined;
  /** Without it this is the last page. */
  older?: (() => void) | undefined;
}

/** Turns the pages of a list that is newest first. How many there are, nobody counts. */
export function Pager({ newest, newer, older }: PagerProps) {
  if (newest === undefined && older === undefined) return null;
  return (
    <nav aria-label="Pages">
      <Flex
        justifyContent={{ default: "justifyContentFlexEnd" }}
        spaceItems={{ default: "spaceItemsSm" }}
        rowGap={{ default: "rowGapSm" }}
      >
        {newest !== undefined && (
          <FlexItem>
            <Button variant="tertiary" icon={<AngleDoubleLeftIcon />} onClick={newest}>
              Newest
            </Button>
          </FlexItem>
        )}
        {newer !== undefined && (
          <FlexItem>
            <Button variant="tertiary" icon={<AngleLeftIcon />} onClick={newer}>
              Newer
            </Button>
          </FlexItem>
        )}
        <FlexItem>
          <Button
            variant="tertiary"
            icon={<AngleRightIcon />}
            iconPosition="end"
            isDisabled={older === undefined}
            {...(older === undefined ? {} : { onClick: older })}
          >
            Older
          </Button>
        </FlexItem>
      </Flex>
    </nav>
  );
}
