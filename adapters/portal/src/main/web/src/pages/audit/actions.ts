/** What was done, as a piece of a sentence: somebody, this, something. */
interface ActionWords {
  readonly done: string;
  /** As in the filter. */
  readonly name: string;
}

const words = (name: string, done: string): ActionWords => ({ name, done });

export const ACTIONS: Readonly<Record<string, ActionWords>> = {
  "recording.created": words("Recording begun", "began to record"),
  "recording.received": words("Recording completed", "completed"),
  "recording.sealed": words("Recording ended by hand", "ended"),
  "recording.interrupted": words("Recording interrupted", "ended for being idle or too long"),
  "recording.viewed": words("Recording viewed", "viewed"),
  "recording.changed": words("Recording changed", "changed"),
  "recording.delivery-requested": words("Delivery asked for", "asked for the delivery of"),
  "recording.discard-requested": words("Deletion asked for", "asked to delete"),
  "recording.discarded": words("Recording deleted", "deleted"),
  "location.created": words("Location created", "created the storage location"),
  "location.changed": words("Location changed", "changed the storage location"),
  "location.deleted": words("Location deleted", "deleted the storage location"),
  "location.verification-requested": words("Verification asked for", "asked to verify the storage location"),
  "location.verified": words("Location verified", "found nothing wrong with the storage location"),
  "location.unverified": words("Location found wrong", "found the storage location no longer fit to be activated:"),
  "location.activated": words("Location activated", "had recordings go from then on to the storage location"),
  "location.retired": words("Location retired", "retired the storage location"),
  "location.degraded": words("Location degraded", "found that something is wrong with the storage location"),
  "location.recovered": words("Location recovered", "found well again the storage location"),
  "token.created": words("Token created", "created the token"),
  "token.revoked": words("Token revoked", "revoked the token"),
  "session.started": words("Log-in", "logged in with the token"),
  "session.ended": words("Log-out", "logged out from the token"),
  "organization.created": words("Organization created", "created the organization"),
  "organization.changed": words("Organization changed", "changed the organization"),
  "access.denied": words("Access denied", "tried something with"),
};

/** Words that a newer service has stand for themselves. */
export function doneWords(action: string, denied: boolean): string {
  const known = ACTIONS[action];
  if (known === undefined) return `${denied ? "could not do" : "did"} “${action}” to`;
  if (!denied || action === "access.denied") return known.done;
  return action === "recording.discarded" ? "could not delete" : `was refused: ${known.name.toLowerCase()},`;
}
