import { PageFrame } from "../../shared/PageFrame";

export default function TokensPage() {
  return <PageFrame title="Tokens">…</PageFrame>;
}
