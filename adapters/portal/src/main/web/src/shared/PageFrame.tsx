import { Content, Flex, FlexItem, PageSection, Title } from "@patternfly/react-core";
import type { ReactNode } from "react";
import { useArrivalFocus } from "./useArrivalFocus";
import { usePageTitle } from "./usePageTitle";

interface PageFrameProps {
  title: string;
  /** One sentence on what the page is for. */
  description?: ReactNode;
  actions?: ReactNode;
  breadcrumb?: ReactNode;
  /** A wizard fills what is left of the screen, with its actions always in sight. */
  isWizard?: boolean;
  children: ReactNode;
}

/** A page: its title, which takes the focus when one comes from another page, what it is for, and its content. */
export function PageFrame({ title, description, actions, breadcrumb, isWizard = false, children }: PageFrameProps) {
  const heading = useArrivalFocus();
  usePageTitle(title);
  return (
    <>
      <PageSection>
        {breadcrumb}
        <Flex justifyContent={{ default: "justifyContentSpaceBetween" }} alignItems={{ default: "alignItemsCenter" }}>
          <FlexItem>
            <Title headingLevel="h1" size="2xl" ref={heading} tabIndex={-1}>
              {title}
            </Title>
            {description !== undefined && <Content component="p">{description}</Content>}
          </FlexItem>
          {actions !== undefined && <FlexItem>{actions}</FlexItem>}
        </Flex>
      </PageSection>
      {isWizard ? (
        <PageSection type="wizard" hasBodyWrapper={false} aria-label={title}>
          {children}
        </PageSection>
      ) : (
        <PageSection isFilled>{children}</PageSection>
      )}
    </>
  );
}
