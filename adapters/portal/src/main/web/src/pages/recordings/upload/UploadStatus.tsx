import { formatCount } from "../../../shared/format";
import type { UploadItem } from "./UploadQueue";

/** Tells those who do not see the bars how many uploads are done; not every percent of them. */
export function UploadStatus({ items }: { items: readonly UploadItem[] }) {
  const done = items.filter(({ state }) => state === "done").length;
  const failed = items.filter(({ state }) => state === "failed").length;
  return (
    <div role="status" className="pf-v6-screen-reader">
      {items.length > 0 && `${done} of ${formatCount(items.length, "upload")} done`}
      {failed > 0 && `, ${failed} failed`}
    </div>
  );
}
