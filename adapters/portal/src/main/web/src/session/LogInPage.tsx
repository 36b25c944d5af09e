import { Alert, LoginPage as LoginLayout } from "@patternfly/react-core";
import { usePageTitle } from "../shared/usePageTitle";
import { LogInForm } from "./LogInForm";

/** How to get in: with a token. */
export function LogInPage({ failedLink }: { failedLink?: Error }) {
  usePageTitle("Log in");
  return (
    <LoginLayout
      loginTitle="Log in to Custody"
      loginSubtitle="Paste a token of your organization. Who set up Custody for you can give you one."
      brandImgSrc="/favicon.svg"
      brandImgAlt="Custody"
      textContent="Your organization's recordings, in your organization's own storage."
    >
      {failedLink !== undefined && (
        <Alert variant="warning" isInline title="This log-in link does not work any more" className="pf-v6-u-mb-md">
          A link logs in once, and within an hour. Ask for a new one, or start the service anew: it prints one. You
          can also log in with a token.
        </Alert>
      )}
      <LogInForm />
    </LoginLayout>
  );
}
