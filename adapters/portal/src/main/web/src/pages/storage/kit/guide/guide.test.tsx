import { renderToStaticMarkup } from "react-dom/server";
import { expect, it } from "vitest";
import Guide from "./Guide";

function shown(markdown: string): HTMLElement {
  const page = document.createElement("div");
  page.innerHTML = renderToStaticMarkup(<Guide text={markdown} />);
  return page;
}

const texts = (page: HTMLElement, selector: string) =>
  [...page.querySelectorAll(selector)].map((each) => each.textContent);

it("has headings below those of the page, lists and tables", () => {
  const page = shown("# One\n\n## Two\n\n1. first\n2. second `code`\n\n- *a*\n- **b**\n\n| Name | |\n|---|---|\n| x | `y` |\n");
  expect(texts(page, "h3, h4")).toEqual(["One", "Two"]);
  expect(texts(page, "ol > li")).toEqual(["first", "second code"]);
  expect(texts(page, "ul > li > em, ul > li > strong")).toEqual(["a", "b"]);
  expect(texts(page, "th, td")).toEqual(["Name", "", "x", "y"]);
});

it("goes on numbering where code stands between", () => {
  const page = shown("1. one\n\n   ```sh\n   run\n   ```\n2. two\n");
  expect(page.querySelectorAll("ol > li")).toHaveLength(2);
  expect(texts(page, "ol > li code")).toEqual(["run"]);
  expect(page.querySelector("ol button")?.getAttribute("aria-label")).toBe("Copy these lines");
});

it("takes nothing for HTML, and loads nothing", () => {
  const page = shown(
    "<script>hacked()</script>\n\nA <img src=x onerror=hacked()> b ![c](https://a.test/c.png)\n\n<div onclick=hacked()>\nd\n</div>\n",
  );
  expect(page.querySelectorAll("script, img, div[onclick]")).toHaveLength(0);
  expect(page.textContent).toContain("<script>hacked()</script>");
  expect(page.textContent).toContain("![c](https://a.test/c.png)");
});

it("links to pages elsewhere, and to nothing that does something here", () => {
  const page = shown("[a](https://a.test/#b) [c](javascript:hacked\\(\\)) [d](/v1/session) <https://e.test/>\n");
  expect([...page.querySelectorAll("a")].map((link) => [link.getAttribute("href"), link.rel])).toEqual([
    ["https://a.test/#b", "noopener noreferrer"],
    ["https://e.test/", "noopener noreferrer"],
  ]);
  expect(page.textContent).toContain("c d");
});

it("shows what means something to HTML as it was written", () => {
  expect(shown("`a<b && \"c\"` & 1 < 2\n").textContent).toBe('a<b && "c" & 1 < 2');
});
