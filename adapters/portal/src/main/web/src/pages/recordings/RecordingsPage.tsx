import { PageFrame } from "../../shared/PageFrame";

export default function RecordingsPage() {
  return <PageFrame title="Recordings">…</PageFrame>;
}
