import {
  Content,
  DataList,
  DataListAction,
  DataListCell,
  DataListItem,
  DataListItemCells,
  DataListItemRow,
  Flex,
  FlexItem,
  Stack,
  StackItem,
  Title,
} from "@patternfly/react-core";
import { useQuery } from "@tanstack/react-query";
import type { StorageLocation } from "../../../api/types";
import { RelativeTime } from "../../../shared/RelativeTime";
import { StateLabel } from "../StateLabel";
import { storageTypesQuery } from "../storageApi";
import { LastVerified } from "./LastVerified";
import { LocationActions } from "./LocationActions";

/** Locations that recordings do not go to now: begun, and earlier ones. */
export function OtherLocations({ locations }: { locations: readonly StorageLocation[] }) {
  const begun = locations.filter(({ state }) => state === "draft" || state === "verified");
  const earlier = locations.filter(({ state, installationDefault }) => state === "retired" || installationDefault);
  return (
    <Stack hasGutter>
      <Locations id="begun" title="Not in use yet" locations={begun} />
      <Locations
        id="earlier"
        title="Earlier locations"
        help="Recordings stay where they were put, and are played from there."
        locations={earlier}
      />
    </Stack>
  );
}

interface LocationsProps {
  id: string;
  title: string;
  help?: string;
  locations: readonly StorageLocation[];
}

function Locations({ id, title, help, locations }: LocationsProps) {
  const types = useQuery(storageTypesQuery).data ?? [];
  if (locations.length === 0) return null;
  return (
    <StackItem component="section" aria-labelledby={id}>
      <Title headingLevel="h2" size="lg" id={id}>
        {title}
      </Title>
      {help !== undefined && <Content component="p">{help}</Content>}
      <DataList aria-label={title} isCompact>
        {locations.map((location) => (
          <DataListItem key={location.id} aria-labelledby={location.id}>
            <DataListItemRow>
              <DataListItemCells
                dataListCells={[
                  <DataListCell key="name" width={2}>
                    <Flex spaceItems={{ default: "spaceItemsSm" }} id={location.id}>
                      <FlexItem>
                        <strong>{location.name}</strong>
                      </FlexItem>
                      <FlexItem>
                        <StateLabel state={location.state} />
                      </FlexItem>
                    </Flex>
                    <Content component="small">
                      {types.find((type) => type.id === location.type)?.title ?? location.type}, made{" "}
                      <RelativeTime time={location.createdAt} />
                    </Content>
                  </DataListCell>,
                  <DataListCell key="verified">
                    <LastVerified location={location} hasLabel />
                  </DataListCell>,
                ]}
              />
              <DataListAction aria-labelledby={location.id} id={`actions-${location.id}`} aria-label="Actions">
                <LocationActions location={location} />
              </DataListAction>
            </DataListItemRow>
          </DataListItem>
        ))}
      </DataList>
    </StackItem>
  );
}
