import { NeedsScope } from "../../shared/NeedsScope";
import { PageFrame } from "../../shared/PageFrame";
import { AuditLog } from "./AuditLog";

export default function AuditPage() {
  return (
    <PageFrame
      title="Audit log"
      description="Who changed, viewed or tried what, newest first. Its entries are chained, so that none can be changed or taken away unseen."
    >
      <NeedsScope scope="audit:read">
        <AuditLog />
      </NeedsScope>
    </PageFrame>
  );
}
