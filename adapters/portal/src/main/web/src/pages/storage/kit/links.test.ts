import { expect, it } from "vitest";
import { addressIn, isLink } from "./links";

it("tells links from files", () => {
  const artefact = { name: "there", title: "There", href: "/there" };
  expect(isLink({ ...artefact, mediaType: "text/uri-list" })).toBe(true);
  expect(isLink({ ...artefact, mediaType: "text/plain" })).toBe(false);
});

it("finds the address, and follows none that does something here", () => {
  expect(addressIn("# console\r\nhttps://example.com/a?b=c#/d\r\n")).toBe("https://example.com/a?b=c#/d");
  for (const text of ["", "# nothing\n", "javascript:alert(1)", "http://example.com/", "/here"]) {
    expect(addressIn(text)).toBeUndefined();
  }
});
