import { DataListCell, DataListItem, DataListItemCells, DataListItemRow, Flex, FlexItem, Label } from "@patternfly/react-core";
import InProgressIcon from "@patternfly/react-icons/dist/esm/icons/in-progress-icon";
import type { Waiting } from "../../../api/types";

/** A check that is not through yet; what it waits for is said above all rows. */
export function WaitingRow({ waiting }: { waiting: Waiting }) {
  const title = `check-${waiting.id}`;
  return (
    <DataListItem aria-labelledby={title}>
      <DataListItemRow>
        <DataListItemCells
          dataListCells={[
            <DataListCell key="check">
              <Flex justifyContent={{ default: "justifyContentSpaceBetween" }}>
                <FlexItem flex={{ default: "flex_1" }}>
                  <strong id={title}>{waiting.title}</strong>
                </FlexItem>
                <FlexItem>
                  <Label isCompact color="blue" icon={<InProgressIcon />}>
                    Waiting
                  </Label>
                </FlexItem>
              </Flex>
            </DataListCell>,
          ]}
        />
      </DataListItemRow>
    </DataListItem>
  );
}
