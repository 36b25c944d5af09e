import { PageFrame } from "../../shared/PageFrame";

export default function ConfigurePage() {
  return <PageFrame title="Configure recording storage">…</PageFrame>;
}
