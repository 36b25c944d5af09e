import { PageFrame } from "../../shared/PageFrame";

export default function RecordingPage() {
  return <PageFrame title="Recording">…</PageFrame>;
}
