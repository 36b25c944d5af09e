import { describe, expect, it } from "vitest";
import type { Recording } from "../recordingsApi";
import { consequences } from "./consequences";

const recording = (state: Recording["state"]): Recording => ({
  id: "rec_1",
  organizationId: "org_1",
  title: "A",
  contentType: "text/plain",
  labels: {},
  state,
  interrupted: false,
  bytes: 1,
  startedAt: "2026-11-26T12:00:00Z",
  locationId: "loc_1",
  objectKey: "a/b.txt",
});

describe("what deleting does", () => {
  it("to one that is stored: the object goes, or nothing does", () => {
    const [first, second] = consequences(recording("stored"), "Acme");
    expect(first).toContain("deletes the object a/b.txt from “Acme”");
    expect(second).toContain("nothing is deleted");
  });

  it("to one that is being made: its recorder is refused", () => {
    expect(consequences(recording("receiving"), undefined)[0]).toContain("refused");
  });

  it.each(["received", "delivering", "blocked", "quarantined"] as const)("to one that is %s: the only sure copy goes", (state) => {
    expect(consequences(recording(state), undefined)[0]).toContain("the only copy that is sure");
  });
});
