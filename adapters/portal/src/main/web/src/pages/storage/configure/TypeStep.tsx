import { Button, Card, CardBody, CardHeader, CardTitle, Flex, FlexItem, Gallery, Label } from "@patternfly/react-core";
import { useState } from "react";
import { useLocation } from "wouter";
import type { StorageType } from "../../../api/types";
import { LinkButton } from "../../../shared/LinkButton";
import { newLocationOf, STORAGE } from "../addresses";
import { StepFrame } from "./StepFrame";
import { WizardActions } from "./WizardFrame";

/** Which kind of storage: those that the service has, the recommended first. */
export function TypeStep({ types }: { types: readonly StorageType[] }) {
  const ordered = [...types].sort((one, other) => Number(other.recommended) - Number(one.recommended));
  const [chosen, setChosen] = useState(ordered[0]?.id);
  const [, navigate] = useLocation();
  return (
    <StepFrame title="What kind of storage?" help="You can have several locations, and change from one to another later.">
      <Gallery hasGutter minWidths={{ default: "100%", lg: "280px" }} aria-label="Kinds of storage">
        {ordered.map((type) => (
          <Card key={type.id} isSelectable isSelected={type.id === chosen} id={`type-${type.id}`}>
            <CardHeader
              selectableActions={{
                selectableActionId: `choose-${type.id}`,
                selectableActionAriaLabelledby: `title-${type.id}`,
                name: "type",
                variant: "single",
                isChecked: type.id === chosen,
                onChange: () => setChosen(type.id),
              }}
            >
              <CardTitle id={`title-${type.id}`}>
                <Flex spaceItems={{ default: "spaceItemsSm" }}>
                  <FlexItem>{type.title}</FlexItem>
                  {type.recommended && (
                    <FlexItem>
                      <Label color="blue" isCompact>
                        Recommended
                      </Label>
                    </FlexItem>
                  )}
                </Flex>
              </CardTitle>
            </CardHeader>
            <CardBody>{type.description}</CardBody>
          </Card>
        ))}
      </Gallery>
      <WizardActions>
        <Button
          variant="primary"
          isDisabled={chosen === undefined}
          onClick={() => chosen !== undefined && navigate(newLocationOf(chosen))}
        >
          Next
        </Button>
        <LinkButton variant="link" href={STORAGE}>
          Cancel
        </LinkButton>
      </WizardActions>
    </StepFrame>
  );
}
