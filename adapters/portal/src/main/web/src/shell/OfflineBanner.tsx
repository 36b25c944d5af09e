import { Alert } from "@patternfly/react-core";
import { useReachable } from "../api/connection";

/** Stands above everything while the service does not answer; it is asked again all the time. */
export function OfflineBanner() {
  const reachable = useReachable();
  return (
    <div role="status">
      {!reachable && (
        <Alert isInline component="p" variant="warning" title="The service cannot be reached">
          What you see may be old; this page goes on by itself.
        </Alert>
      )}
    </div>
  );
}
