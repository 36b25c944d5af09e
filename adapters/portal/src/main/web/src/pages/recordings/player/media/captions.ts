import type { Recording } from "../../recordingsApi";

// A recorder that makes captions records them too (WebVTT), and names that recording in this label.
const LABEL = "captions";
const ID = /^rec_[0-9a-z]+$/;

/** Where the captions of a call or a video are, if there are some besides those in the file itself. */
export function captionsOf({ organizationId, labels }: Recording): string | undefined {
  const id = labels[LABEL];
  return id !== undefined && ID.test(id)
    ? `/v1/organizations/${encodeURIComponent(organizationId)}/recordings/${id}/content`
    : undefined;
}
