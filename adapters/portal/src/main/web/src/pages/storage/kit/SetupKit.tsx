import { Flex, FlexItem, Stack, StackItem, Tab, Tabs, TabTitleText } from "@patternfly/react-core";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import type { StorageLocation } from "../../../api/types";
import { useSession } from "../../../session/session";
import { Loaded } from "../../../shared/Loaded";
import { setupQuery } from "../storageApi";
import { Artefact } from "./Artefact";
import { DownloadAll } from "./DownloadAll";
import { KitLink } from "./KitLink";
import { tabsOf, type KitTab } from "./kitTabs";
import { isLink } from "./links";

/** The files that make the far side, filled in, by the ways to use them. */
export function SetupKit({ location }: { location: StorageLocation }) {
  const { organizationId } = useSession();
  const setup = useQuery(setupQuery(organizationId, location.id));
  return (
    <Loaded query={setup}>
      {({ artefacts }) =>
        artefacts.length === 0 ? (
          "There is nothing to set up on the other side."
        ) : (
          <Stack hasGutter>
            <StackItem>
              <Flex>
                {artefacts.filter(isLink).map((link) => (
                  <FlexItem key={link.name}>
                    <KitLink location={location} artefact={link} />
                  </FlexItem>
                ))}
                <FlexItem align={{ default: "alignRight" }}>
                  <DownloadAll location={location} artefacts={artefacts.filter((each) => !isLink(each))} />
                </FlexItem>
              </Flex>
            </StackItem>
            <StackItem>
              <KitTabs location={location} tabs={tabsOf(artefacts.filter((each) => !isLink(each)))} />
            </StackItem>
          </Stack>
        )
      }
    </Loaded>
  );
}

function KitTabs({ location, tabs }: { location: StorageLocation; tabs: readonly KitTab[] }) {
  const [active, setActive] = useState(0);
  return (
    <Tabs
      activeKey={active}
      onSelect={(_event, key) => setActive(Number(key))}
      mountOnEnter
      aria-label="Ways to grant access"
      role="region"
    >
      {tabs.map(({ title, artefacts }, index) => (
        <Tab key={title} eventKey={index} title={<TabTitleText>{title}</TabTitleText>}>
          <Stack hasGutter>
            {artefacts.map((artefact) => (
              <StackItem key={artefact.name}>
                <Artefact location={location} artefact={artefact} />
              </StackItem>
            ))}
          </Stack>
        </Tab>
      ))}
    </Tabs>
  );
}
