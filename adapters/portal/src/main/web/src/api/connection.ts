import { useSyncExternalStore } from "react";

// Whether the service answers: told by what became of the requests, and by the browser.
let reachable = true;
const watchers = new Set<() => void>();

export function tellReachable(now: boolean): void {
  if (now === reachable) return;
  reachable = now;
  watchers.forEach((watcher) => watcher());
}

export function useReachable(): boolean {
  return useSyncExternalStore(watch, () => reachable);
}

function watch(watcher: () => void): () => void {
  const offline = () => tellReachable(false);
  const online = () => tellReachable(true);
  watchers.add(watcher);
  window.addEventListener("offline", offline);
  window.addEventListener("online", online);
  return () => {
    watchers.delete(watcher);
    window.removeEventListener("offline", offline);
    window.removeEventListener("online", online);
  };
}
