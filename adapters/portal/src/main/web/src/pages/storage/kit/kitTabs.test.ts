import { expect, it } from "vitest";
import { tabsOf } from "./kitTabs";

const artefact = (name: string) => ({ name, title: `About ${name}`, mediaType: "text/plain", href: `/${name}` });

it("puts files that are one way together, and what is unknown by itself", () => {
  const names = ["guide.md", "trust-policy.json", "permission-policy.json", "main.tf", "setup.sh", "cloudformation.json", "other.yml"];
  expect(tabsOf(names.map(artefact)).map(({ title, artefacts }) => [title, artefacts.map(({ name }) => name)])).toEqual([
    ["CloudFormation", ["cloudformation.json"]],
    ["Terraform", ["main.tf"]],
    ["AWS CLI", ["setup.sh"]],
    ["Policies as JSON", ["trust-policy.json", "permission-policy.json"]],
    ["Step by step", ["guide.md"]],
    ["About other.yml", ["other.yml"]],
  ]);
});
