import { Alert, Brand, Login, LoginHeader, LoginMainBody, LoginMainHeader, Stack, StackItem } from "@patternfly/react-core";
import { usePageTitle } from "../shared/usePageTitle";
import { LogInForm } from "./LogInForm";

const LOGO = (
  <LoginHeader headerBrand={<Brand src="/favicon.svg" alt="" heights={{ default: "48px" }} />}>
    <h1 className="pf-v6-screen-reader">Custody</h1>
  </LoginHeader>
);

/** How to get in: with a token. */
export function LogInPage({ failedLink = false }: { failedLink?: boolean }) {
  usePageTitle("Log in");
  return (
    <Login header={LOGO}>
      <LoginMainHeader
        title="Log in to Custody"
        subtitle="Paste a token of your organization. Who set up Custody for you can give you one."
      />
      <LoginMainBody>
        <Stack hasGutter>
          {failedLink && (
            <StackItem>
              <Alert component="p" variant="warning" isInline title="This log-in link does not work any more">
                A link logs in once, and within an hour. Ask for a new one, or log in with a token. Where Custody runs
                on your own machine, it prints a new link each time it starts.
              </Alert>
            </StackItem>
          )}
          <StackItem>
            <LogInForm />
          </StackItem>
        </Stack>
      </LoginMainBody>
    </Login>
  );
}
