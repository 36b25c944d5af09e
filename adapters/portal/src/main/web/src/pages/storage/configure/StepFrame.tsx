import { Content, Stack, StackItem, Title } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { useArrivalFocus } from "../../../shared/useArrivalFocus";

interface StepFrameProps {
  title: string;
  help?: ReactNode;
  children: ReactNode;
}

/** What a step asks or says. */
export function StepFrame({ title, help, children }: StepFrameProps) {
  const heading = useArrivalFocus();
  return (
    <Stack hasGutter>
      <StackItem>
        <Title headingLevel="h2" size="xl" ref={heading} tabIndex={-1}>
          {title}
        </Title>
        {help !== undefined && <Content component="p">{help}</Content>}
      </StackItem>
      <StackItem isFilled>{children}</StackItem>
    </Stack>
  );
}
