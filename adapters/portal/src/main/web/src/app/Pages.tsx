import { lazy, Suspense } from "react";
import { Redirect, Route, Switch } from "wouter";
import { LoadingPage } from "../shared/LoadingPage";

const NotFoundPage = lazy(() => import("../pages/NotFoundPage"));
const RecordingsPage = lazy(() => import("../pages/recordings/RecordingsPage"));
const RecordingPage = lazy(() => import("../pages/recordings/RecordingPage"));
const StoragePage = lazy(() => import("../pages/storage/StoragePage"));
const ConfigurePage = lazy(() => import("../pages/storage/ConfigurePage"));
const TokensPage = lazy(() => import("../pages/tokens/TokensPage"));
const AuditPage = lazy(() => import("../pages/audit/AuditPage"));

/** Which address is which page; each comes when it is needed. */
export function Pages() {
  return (
    <Suspense fallback={<LoadingPage />}>
      <Switch>
        <Route path="/recordings" component={RecordingsPage} />
        <Route path="/recordings/:recording" component={RecordingPage} />
        <Route path="/settings/storage" component={StoragePage} />
        <Route path="/settings/storage/:location/:step?" component={ConfigurePage} />
        <Route path="/tokens" component={TokensPage} />
        <Route path="/audit" component={AuditPage} />
        <Route path="/settings">
          <Redirect to="/settings/storage" replace />
        </Route>
        <Route path="/login">
          <Redirect to="/recordings" replace />
        </Route>
        <Route path="/">
          <Redirect to="/recordings" replace />
        </Route>
        <Route component={NotFoundPage} />
      </Switch>
    </Suspense>
  );
}
