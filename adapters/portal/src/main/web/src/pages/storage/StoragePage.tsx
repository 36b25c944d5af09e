import { PageFrame } from "../../shared/PageFrame";

export default function StoragePage() {
  return <PageFrame title="Recording storage">…</PageFrame>;
}
