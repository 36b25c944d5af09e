import type { FieldProblem, Problem } from "./types";

/** What the service answered instead of doing what it was asked (RFC 9457). */
export class ApiProblem extends Error {
  constructor(
    readonly problem: Problem,
    /** The document's further members, for those that know them. */
    readonly members: Readonly<Record<string, unknown>> = {},
  ) {
    super(`${problem.title}: ${problem.detail}`);
    this.name = "ApiProblem";
  }

  get status(): number {
    return this.problem.status;
  }

  /** The kind of problem: decide by it, not by its words. */
  get slug(): string {
    return this.problem.type.replace("urn:custody:problem:", "");
  }

  get fields(): readonly FieldProblem[] {
    return this.problem.errors ?? [];
  }
}

/** The service did not answer at all. */
export class Unreachable extends Error {
  constructor(cause: unknown) {
    super("The service cannot be reached.", { cause });
    this.name = "Unreachable";
  }
}

export async function problemOf(response: Response): Promise<ApiProblem> {
  try {
    const document: unknown = await response.json();
    if (isProblem(document)) return new ApiProblem(document, { ...document });
  } catch {
    // Something between us and the service answered in its own words.
  }
  return new ApiProblem({
    type: "urn:custody:problem:unknown",
    title: `The service answered ${response.status}`,
    status: response.status,
    detail: "It did not say why; something in between may have answered in its place.",
    traceId: "",
  });
}

function isProblem(document: unknown): document is Problem {
  return typeof document === "object" && document !== null && "title" in document && "detail" in document;
}
