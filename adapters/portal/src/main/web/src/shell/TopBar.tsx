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
  ToolbarGroup,
  ToolbarItem,
} from "@patternfly/react-core";
import { Link } from "wouter";
import { useOrganization } from "../session/session";
import { OrganizationMenu } from "./OrganizationMenu";
import { ThemeToggle } from "./ThemeToggle";

interface TopBarProps {
  isNavigationOpen: boolean;
  onToggleNavigation: () => void;
}

export function TopBar({ isNavigationOpen, onToggleNavigation }: TopBarProps) {
  const organization = useOrganization();
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
        <Toolbar isFullHeight isStatic>
          <ToolbarContent>
            <ToolbarGroup align={{ default: "alignEnd" }} alignItems="center" gap={{ default: "gapSm" }}>
              <ToolbarItem visibility={{ default: "hidden", md: "visible" }}>
                {organization?.name}
              </ToolbarItem>
              <ToolbarItem>
                <ThemeToggle />
              </ToolbarItem>
              <ToolbarItem>
                <OrganizationMenu />
              </ToolbarItem>
            </ToolbarGroup>
          </ToolbarContent>
        </Toolbar>
      </MastheadContent>
    </Masthead>
  );
}
