import "@patternfly/react-core/dist/styles/base.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/App";

const root = document.getElementById("root");
if (root === null) throw new Error("the document has no place for the portal");
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
