import { Nav, NavExpandable, NavItem, NavList, PageSidebar, PageSidebarBody } from "@patternfly/react-core";
import { Link, useLocation } from "wouter";

const SETTINGS = [
  { href: "/settings/storage", title: "Recording storage" },
  { href: "/tokens", title: "Tokens" },
  { href: "/audit", title: "Audit log" },
];

export function Navigation({ onNavigate, isOpen }: { onNavigate: () => void; isOpen: boolean }) {
  const [path] = useLocation();
  const at = (href: string) => path === href || path.startsWith(`${href}/`);
  return (
    <PageSidebar isSidebarOpen={isOpen}>
      <PageSidebarBody>
        <Nav aria-label="Portal">
          <NavList>
            <NavItem isActive={at("/recordings")} itemId="/recordings">
              <Link href="/recordings" onClick={onNavigate}>
                Recordings
              </Link>
            </NavItem>
            <NavExpandable title="Organization settings" isExpanded isActive={SETTINGS.some(({ href }) => at(href))}>
              {SETTINGS.map(({ href, title }) => (
                <NavItem key={href} isActive={at(href)} itemId={href}>
                  <Link href={href} onClick={onNavigate}>
                    {title}
                  </Link>
                </NavItem>
              ))}
            </NavExpandable>
          </NavList>
        </Nav>
      </PageSidebarBody>
    </PageSidebar>
  );
}
