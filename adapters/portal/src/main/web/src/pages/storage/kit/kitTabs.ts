import type { SetupArtefact } from "../../../api/types";

/** Files of a setup kit that are one way to do the same. */
export interface KitTab {
  readonly title: string;
  readonly artefacts: readonly SetupArtefact[];
}

/** By what the files are, whatever kind of storage they are for; in this order. */
const WAYS: readonly { title: string; takes: RegExp }[] = [
  { title: "CloudFormation", takes: /^cloudformation\./ },
  { title: "Terraform", takes: /\.tf$/ },
  { title: "AWS CLI", takes: /\.sh$/ },
  { title: "Policies as JSON", takes: /-policy\.json$/ },
  { title: "Step by step", takes: /\.md$/ },
];

export function tabsOf(artefacts: readonly SetupArtefact[]): readonly KitTab[] {
  const taken = WAYS.map(({ title, takes }): KitTab => ({
    title,
    artefacts: artefacts.filter(({ name }) => takes.test(name)),
  }));
  const others = artefacts
    .filter(({ name }) => WAYS.every(({ takes }) => !takes.test(name)))
    .map((artefact): KitTab => ({ title: artefact.title, artefacts: [artefact] }));
  return [...taken, ...others].filter((tab) => tab.artefacts.length > 0);
}
