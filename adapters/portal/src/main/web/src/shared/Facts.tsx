import {
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
} from "@patternfly/react-core";
import type { ReactNode } from "react";

/** What is known of something, each with its name. */
export function Facts({ children }: { children: ReactNode }) {
  return (
    <DescriptionList
      isCompact
      orientation={{ md: "horizontal" }}
      horizontalTermWidthModifier={{ default: "12ch" }}
    >
      {children}
    </DescriptionList>
  );
}

export function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <DescriptionListGroup>
      <DescriptionListTerm>{name}</DescriptionListTerm>
      <DescriptionListDescription>{children}</DescriptionListDescription>
    </DescriptionListGroup>
  );
}
