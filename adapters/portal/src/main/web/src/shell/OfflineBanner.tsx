import { Banner, Flex, FlexItem } from "@patternfly/react-core";
import ExclamationTriangleIcon from "@patternfly/react-icons/dist/esm/icons/exclamation-triangle-icon";
import { useReachable } from "../api/connection";

/** Stands above everything while the service does not answer; it is asked again all the time. */
export function OfflineBanner() {
  const reachable = useReachable();
  return (
    <div role="status">
      {!reachable && (
        <Banner status="warning">
          <Flex spaceItems={{ default: "spaceItemsSm" }} flexWrap={{ default: "nowrap" }}>
            <FlexItem>
              <ExclamationTriangleIcon />
            </FlexItem>
            <FlexItem>The service cannot be reached. What you see may be old; this page goes on by itself.</FlexItem>
          </Flex>
        </Banner>
      )}
    </div>
  );
}
