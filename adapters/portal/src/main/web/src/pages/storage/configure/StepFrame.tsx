import { Content, Stack, StackItem, Title } from "@patternfly/react-core";
import type { ReactNode } from "react";

interface StepFrameProps {
  title: string;
  help?: ReactNode;
  children: ReactNode;
}

/** What a step asks or says. */
export function StepFrame({ title, help, children }: StepFrameProps) {
  return (
    <Stack hasGutter>
      <StackItem>
        <Title headingLevel="h2" size="xl">
          {title}
        </Title>
        {help !== undefined && <Content component="p">{help}</Content>}
      </StackItem>
      <StackItem isFilled>{children}</StackItem>
    </Stack>
  );
}
