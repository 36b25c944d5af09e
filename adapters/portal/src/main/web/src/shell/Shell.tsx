import { Page, SkipToContent } from "@patternfly/react-core";
import { useState, type ReactNode } from "react";
import { Navigation } from "./Navigation";
import { OfflineBanner } from "./OfflineBanner";
import { TopBar } from "./TopBar";

const MAIN = "main";
const wide = () => window.matchMedia("(min-width: 75rem)").matches;

/** What stands around every page. */
export function Shell({ children }: { children: ReactNode }) {
  const [open, setOpen] = useState(wide);
  return (
    <Page
      masthead={<TopBar isNavigationOpen={open} onToggleNavigation={() => setOpen(!open)} />}
      sidebar={<Navigation onNavigate={() => setOpen(wide())} isOpen={open} />}
      skipToContent={<SkipToContent href={`#${MAIN}`}>Skip to content</SkipToContent>}
      mainContainerId={MAIN}
      isContentFilled
      banner={<OfflineBanner />}
    >
      {children}
    </Page>
  );
}
