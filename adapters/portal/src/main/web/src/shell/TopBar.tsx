import {
  Brand,
  Flex,
  FlexItem,
  Masthead,
  MastheadBrand,
  MastheadContent,
  MastheadLogo,
  MastheadMain,
  MastheadToggle,
  PageToggleButton,
  Toolbar,
  ToolbarContent,
  ToolbarItem,
} from "@patternfly/react-core";
import { Link } from "wouter";
import { useOrganization } from "../session/session";
import { useMedia } from "../shared/useMedia";
import { OrganizationMenu } from "./OrganizationMenu";
import { ThemeToggle } from "./ThemeToggle";

interface TopBarProps {
  isNavigationOpen: boolean;
  onToggleNavigation: () => void;
}

export function TopBar({ isNavigationOpen, onToggleNavigation }: TopBarProps) {
  const organization = useOrganization();
  // On a narrow screen the menu has it.
  const wide = useMedia("(min-width: 48rem)");
  return (
    <Masthead inset={{ default: "insetSm" }} display={{ default: "inline" }}>
      <MastheadMain>
        <MastheadToggle>
          <PageToggleButton
            isHamburgerButton
            aria-label="Navigation"
            isSidebarOpen={isNavigationOpen}
            onSidebarToggle={onToggleNavigation}
          />
        </MastheadToggle>
        <MastheadBrand>
          <MastheadLogo component={(props) => <Link {...props} href="/" aria-label="Custody, to the recordings" />}>
            <Flex spaceItems={{ default: "spaceItemsSm" }} alignItems={{ default: "alignItemsCenter" }}>
              <Brand src="/favicon.svg" alt="" heights={{ default: "32px" }} />
              <FlexItem>
                <strong>Custody</strong>
              </FlexItem>
            </Flex>
          </MastheadLogo>
        </MastheadBrand>
      </MastheadMain>
      <MastheadContent>
        <Toolbar isStatic>
          <ToolbarContent>
            <ToolbarItem align={{ default: "alignEnd" }}>
              <Flex
                alignItems={{ default: "alignItemsCenter" }}
                columnGap={{ default: "columnGapSm" }}
                flexWrap={{ default: "nowrap" }}
              >
                {wide && <FlexItem>{organization?.name}</FlexItem>}
                <ThemeToggle />
                <OrganizationMenu />
              </Flex>
            </ToolbarItem>
          </ToolbarContent>
        </Toolbar>
      </MastheadContent>
    </Masthead>
  );
}
