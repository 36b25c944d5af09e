import { Content, Flex, FlexItem, PageSection, Title } from "@patternfly/react-core";
import { useEffect, useRef, type ReactNode } from "react";
import { usePageTitle } from "./usePageTitle";

interface PageFrameProps {
  title: string;
  /** One sentence on what the page is for. */
  description?: ReactNode;
  actions?: ReactNode;
  breadcrumb?: ReactNode;
  children: ReactNode;
}

let arrived = false;

/** A page: its title, which takes the focus when one comes from another page, what it is for, and its content. */
export function PageFrame({ title, description, actions, breadcrumb, children }: PageFrameProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  usePageTitle(title);
  useEffect(() => {
    if (arrived) heading.current?.focus();
    arrived = true;
  }, []);
  return (
    <>
      <PageSection>
        {breadcrumb}
        <Flex justifyContent={{ default: "justifyContentSpaceBetween" }} alignItems={{ default: "alignItemsCenter" }}>
          <FlexItem>
            <Title headingLevel="h1" size="2xl" ref={heading} tabIndex={-1}>
              {title}
            </Title>
          </FlexItem>
          {actions !== undefined && <FlexItem>{actions}</FlexItem>}
        </Flex>
        {description !== undefined && <Content component="p">{description}</Content>}
      </PageSection>
      <PageSection isFilled>{children}</PageSection>
    </>
  );
}
