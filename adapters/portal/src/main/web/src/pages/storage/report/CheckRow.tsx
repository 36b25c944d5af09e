import {
  DataListCell,
  DataListContent,
  DataListItem,
  DataListItemCells,
  DataListItemRow,
  DataListToggle,
  Content,
  Flex,
  FlexItem,
  Label,
} from "@patternfly/react-core";
import MinusCircleIcon from "@patternfly/react-icons/dist/esm/icons/minus-circle-icon";
import { useState } from "react";
import type { Check } from "../../../api/types";
import { CheckDetails, hasDetails } from "./CheckDetails";
import { CHECK_WORDS } from "./checkWords";

/** One check: its outcome, the plain cause, and what helps to mend it; open from the start where it failed. */
export function CheckRow({ check }: { check: Check }) {
  const [open, setOpen] = useState(check.status === "FAIL" || check.fix !== undefined);
  const title = `check-${check.id}`;
  return (
    <DataListItem aria-labelledby={title} isExpanded={open}>
      <DataListItemRow>
        {hasDetails(check) && (
          <DataListToggle
            id={`${title}-toggle`}
            isExpanded={open}
            onClick={() => setOpen(!open)}
            aria-controls={`${title}-details`}
            aria-labelledby={`${title}-toggle ${title}`}
            buttonProps={{ "aria-label": "Details of" }}
          />
        )}
        <DataListItemCells
          dataListCells={[
            <DataListCell key="check">
              <Flex
                justifyContent={{ default: "justifyContentSpaceBetween" }}
                alignItems={{ default: "alignItemsFlexStart" }}
              >
                <FlexItem flex={{ default: "flex_1" }}>
                  <strong id={title}>{check.title}</strong>
                  {check.status !== "SKIPPED" && <Content component="p">{check.message}</Content>}
                </FlexItem>
                <FlexItem>
                  <CheckLabel status={check.status} />
                </FlexItem>
              </Flex>
            </DataListCell>,
          ]}
        />
      </DataListItemRow>
      {hasDetails(check) && (
        <DataListContent aria-label={`Details of: ${check.title}`} id={`${title}-details`} isHidden={!open}>
          <CheckDetails check={check} />
        </DataListContent>
      )}
    </DataListItem>
  );
}

function CheckLabel({ status }: { status: Check["status"] }) {
  const words = CHECK_WORDS[status];
  return words.status === "custom" ? (
    <Label isCompact variant="outline" icon={<MinusCircleIcon />}>
      {words.text}
    </Label>
  ) : (
    <Label isCompact status={words.status}>
      {words.text}
    </Label>
  );
}
