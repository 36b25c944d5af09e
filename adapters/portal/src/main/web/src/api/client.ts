import createClient, { type FetchResponse, type Middleware } from "openapi-fetch";
import { tellReachable } from "./connection";
import { problemOf, Unreachable } from "./problem";
import type { paths } from "./schema";

type MediaType = `${string}/${string}`;

const failures: Middleware = {
  async onResponse({ response }) {
    tellReachable(true);
    if (!response.ok) throw await problemOf(response);
  },
  onError({ error }) {
    if (error instanceof DOMException && error.name === "AbortError") return error;
    tellReachable(false);
    return new Unreachable(error);
  },
};

/** The service's API, by its OpenAPI document. What fails is thrown: an ApiProblem, or Unreachable. */
export const api = createClient<paths>({ baseUrl: "/", credentials: "same-origin" });
api.use(failures);

/** The body of an answer; all that is no answer was thrown before. */
export async function body<T extends Record<string | number, unknown>, O, M extends MediaType>(
  answer: Promise<FetchResponse<T, O, M>>,
): Promise<NonNullable<FetchResponse<T, O, M>["data"]>> {
  const { data } = await answer;
  if (data === undefined || data === null) throw new Error("an answer without the body that it should have");
  return data;
}
