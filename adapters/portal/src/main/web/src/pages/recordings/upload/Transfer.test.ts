import { describe, expect, it } from "vitest";
import { here } from "./Transfer";

describe("where an upload goes on", () => {
  it("is the address that the page came from, whatever the service calls itself", () => {
    expect(here("https://public.example:8443/v1/organizations/org_1/uploads/rec_1")).toBe(
      `${window.location.origin}/v1/organizations/org_1/uploads/rec_1`,
    );
    expect(here("/v1/organizations/org_1/uploads/rec_1")).toBe(`${window.location.origin}/v1/organizations/org_1/uploads/rec_1`);
    expect(here(null)).toBeNull();
  });
});
