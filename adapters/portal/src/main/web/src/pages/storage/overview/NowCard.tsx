import {
  Alert,
  Card,
  CardBody,
  CardHeader,
  CardTitle,
  DescriptionList,
  DescriptionListDescription,
  DescriptionListGroup,
  DescriptionListTerm,
  Flex,
  FlexItem,
} from "@patternfly/react-core";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { Link } from "wouter";
import type { StorageLocation, StorageOverview } from "../../../api/types";
import { RelativeTime } from "../../../shared/RelativeTime";
import { useNow } from "../../../shared/useNow";
import { reportOf } from "../addresses";
import { StateLabel } from "../StateLabel";
import { storageTypesQuery } from "../storageApi";
import { CapabilityLabels } from "./CapabilityLabels";
import { formatBacklog } from "./health";
import { LastVerified } from "./LastVerified";
import { LocationActions } from "./LocationActions";
import { SettingsSummary } from "./SettingsSummary";

/** The location that recordings go to. */
export function NowCard({ overview, location }: { overview: StorageOverview; location: StorageLocation }) {
  const now = useNow();
  const types = useQuery(storageTypesQuery);
  const type = types.data?.find(({ id }) => id === location.type);
  return (
    <Card>
      <CardHeader actions={{ actions: <LocationActions location={location} />, hasNoOffset: false }}>
        <CardTitle component="h2">
          <Flex spaceItems={{ default: "spaceItemsSm" }} alignItems={{ default: "alignItemsCenter" }}>
            <FlexItem>{location.name}</FlexItem>
            <FlexItem>
              <StateLabel state={location.state} />
            </FlexItem>
          </Flex>
        </CardTitle>
      </CardHeader>
      <CardBody>
        {overview.health === "degraded" && (
          <Alert
            component="p"
            variant="danger"
            isInline
            title="The location refuses recordings"
            actionLinks={<Link href={reportOf(location.id)}>See what is wrong, and how to mend it</Link>}
          >
            Nothing is lost: recordings wait here until it takes them again.
          </Alert>
        )}
      </CardBody>
      <CardBody>
        <DescriptionList columnModifier={{ default: "1Col", md: "2Col" }}>
          <Entry term="Recordings go to">{type?.title ?? location.type}</Entry>
          <Entry term="Waiting here">{formatBacklog(overview.backlog, now)}</Entry>
          <Entry term="Last verified">
            <LastVerified location={location} />
          </Entry>
          <Entry term="Found to be possible">
            <CapabilityLabels capabilities={location.capabilities} />
          </Entry>
          {location.activatedAt !== undefined && (
            <Entry term="In use since">
              <RelativeTime time={location.activatedAt} />
            </Entry>
          )}
          <SettingsSummary location={location} fields={type?.fields ?? []} />
        </DescriptionList>
      </CardBody>
    </Card>
  );
}

function Entry({ term, children }: { term: string; children: ReactNode }) {
  return (
    <DescriptionListGroup>
      <DescriptionListTerm>{term}</DescriptionListTerm>
      <DescriptionListDescription>{children}</DescriptionListDescription>
    </DescriptionListGroup>
  );
}
