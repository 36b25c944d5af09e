import { Bullseye, Spinner } from "@patternfly/react-core";

/** While it is not known yet what the page will be. */
export function LoadingPage() {
  return (
    <Bullseye>
      <Spinner aria-label="Loading" />
    </Bullseye>
  );
}
