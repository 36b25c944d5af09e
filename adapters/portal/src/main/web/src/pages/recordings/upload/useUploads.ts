import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useSyncExternalStore } from "react";
import { Unreachable } from "../../../api/problem";
import { useSession } from "../../../session/session";
import { RECORDINGS } from "../recordingsApi";
import { UploadQueue } from "./UploadQueue";

// One for the whole portal, so that files go on their way whatever page is shown.
let queue: UploadQueue | undefined;

export function useUploads() {
  const { organizationId } = useSession();
  const queries = useQueryClient();
  if (queue?.organizationId !== organizationId) {
    queue?.close();
    queue = new UploadQueue(organizationId, () => void queries.invalidateQueries({ queryKey: [RECORDINGS] }));
  }
  const uploads = queue;
  const items = useSyncExternalStore(uploads.watch, uploads.items);
  useOnline(uploads);
  return { uploads, items };
}

function useOnline(uploads: UploadQueue): void {
  useEffect(() => {
    const online = () => uploads.resumeAll((error) => error instanceof Unreachable);
    window.addEventListener("online", online);
    return () => window.removeEventListener("online", online);
  }, [uploads]);
}

// A page that is closed sends nothing more; it can go on later with the same file.
window.addEventListener("beforeunload", (leaving) => {
  if (queue?.items().some(({ state }) => state === "sending" || state === "waiting")) leaving.preventDefault();
});
