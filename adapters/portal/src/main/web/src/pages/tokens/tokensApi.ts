import { queryOptions } from "@tanstack/react-query";
import { api, body } from "../../api/client";
import type { components } from "../../api/schema";

export type Token = components["schemas"]["Token"];
type NewToken = components["schemas"]["NewToken"];

export const TOKENS = "tokens";
const PAGE_SIZE = 50;

export function tokensQuery(org: string, cursor?: string) {
  return queryOptions({
    queryKey: [TOKENS, org, cursor],
    queryFn: ({ signal }) =>
      body(
        api.GET("/v1/organizations/{org}/tokens", {
          params: { path: { org }, query: { limit: PAGE_SIZE, ...(cursor === undefined ? {} : { cursor }) } },
          signal,
        }),
      ),
  });
}

export function createToken(org: string, token: NewToken): Promise<Token> {
  return body(api.POST("/v1/organizations/{org}/tokens", { params: { path: { org } }, body: token }));
}

export async function revokeToken(org: string, tok: string): Promise<void> {
  await api.DELETE("/v1/organizations/{org}/tokens/{tok}", { params: { path: { org, tok } } });
}
