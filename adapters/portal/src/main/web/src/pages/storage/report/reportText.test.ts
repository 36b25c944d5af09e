import { expect, it } from "vitest";
import type { StorageLocation, Verification } from "../../../api/types";
import { reportText } from "./reportText";

it("tells all that whoever mends it needs", () => {
  const location = { id: "loc_1", name: "Our shelf" } as StorageLocation;
  const verification = {
    id: "ver_1",
    status: "failed",
    startedAt: "2026-05-01T12:00:00Z",
    finishedAt: "2026-05-01T12:00:02Z",
    checks: [
      {
        id: "write",
        title: "A recording can be written",
        status: "FAIL",
        message: "It was denied.",
        action: "shelf:Put",
        resource: "shelf/*",
        errorCode: "AccessDenied",
        requestId: "R1",
        durationMillis: 12,
        fix: { title: "Allow this", mediaType: "application/json", content: "{\n}" },
      },
      { id: "read", title: "It can be read", status: "SKIPPED", message: "Not tried.", durationMillis: 0 },
    ],
  } as unknown as Verification;
  expect(reportText(location, verification)).toBe(`Verification of storage location "Our shelf" (loc_1): failed
Run ver_1, begun 2026-05-01T12:00:00Z, finished 2026-05-01T12:00:02Z

[Failed] A recording can be written (write, 12 ms)
  It was denied.
  Action: shelf:Put
  Resource: shelf/*
  Error code: AccessDenied
  Request ID: R1
  Allow this:
    {
    }

[Skipped] It can be read (read, 0 ms)
  Not tried.
`);
});
