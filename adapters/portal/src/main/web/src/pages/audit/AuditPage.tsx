import { PageFrame } from "../../shared/PageFrame";

export default function AuditPage() {
  return <PageFrame title="Audit log">…</PageFrame>;
}
