/** What a scope lets its holder do, in words. */
interface Scope {
  readonly id: string;
  readonly name: string;
  readonly meaning: string;
}

export const SCOPES: readonly Scope[] = [
  { id: "recordings:read", name: "See and play recordings", meaning: "Lists, plays and downloads them. Every view is in the audit log." },
  { id: "recordings:write", name: "Record", meaning: "Sends recordings, changes their titles and labels, ends them, has them delivered anew." },
  { id: "recordings:delete", name: "Delete recordings", meaning: "Deletes them for good, in your storage too." },
  { id: "storage:read", name: "See the storage", meaning: "Where recordings go, how it is set up and whether it works." },
  { id: "storage:write", name: "Change the storage", meaning: "Decides where recordings go from now on, and verifies it." },
  { id: "tokens:write", name: "Manage tokens", meaning: "Makes and revokes tokens, with no more scopes than it has itself." },
  { id: "audit:read", name: "Read the audit log", meaning: "Who did, saw or tried what, and when." },
];

/** What people mostly want a token for. */
export const PURPOSES: readonly { readonly name: string; readonly scopes: readonly string[] }[] = [
  { name: "Recorder", scopes: ["recordings:write"] },
  { name: "Viewer", scopes: ["recordings:read"] },
  { name: "Auditor", scopes: ["recordings:read", "storage:read", "audit:read"] },
  { name: "Admin", scopes: SCOPES.map(({ id }) => id) },
];

/** Scopes that a newer service has stand for themselves. */
export function nameOfScope(id: string): string {
  return SCOPES.find((scope) => scope.id === id)?.name ?? id;
}

export function sameScopes(some: readonly string[], others: readonly string[]): boolean {
  return some.length === others.length && some.every((scope) => others.includes(scope));
}
