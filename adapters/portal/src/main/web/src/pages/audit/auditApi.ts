import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, body } from "../../api/client";
import type { components } from "../../api/schema";
import { type AuditFilters, toQuery } from "./auditFilters";

export type AuditEvent = components["schemas"]["AuditEvent"];

const PAGE_SIZE = 50;
const MOST_NAMES = 500;
const SELDOM = 60_000;

export function auditQuery(org: string, filters: AuditFilters, cursor: string | undefined) {
  return queryOptions({
    queryKey: ["audit", org, filters, cursor],
    placeholderData: keepPreviousData,
    queryFn: ({ signal }) =>
      body(
        api.GET("/v1/organizations/{org}/audit-events", {
          params: {
            path: { org },
            query: { ...toQuery(filters), limit: PAGE_SIZE, ...(cursor === undefined ? {} : { cursor }) },
          },
          signal,
        }),
      ),
  });
}

/** Names of tokens, by ID; those that are revoked have none any more. */
export function tokenNamesQuery(org: string) {
  return queryOptions({
    queryKey: ["audit", org, "token-names"],
    staleTime: SELDOM,
    queryFn: async ({ signal }) => {
      const { items } = await body(
        api.GET("/v1/organizations/{org}/tokens", { params: { path: { org }, query: { limit: MOST_NAMES } }, signal }),
      );
      return new Map(items.map(({ id, name }) => [id, name]));
    },
  });
}

/** Titles of the newest recordings, by ID. To ask for each would be refused, and told, where one is deleted. */
export function titlesQuery(org: string) {
  return queryOptions({
    queryKey: ["audit", org, "titles"],
    staleTime: SELDOM,
    queryFn: async ({ signal }) => {
      const { items } = await body(
        api.GET("/v1/organizations/{org}/recordings", { params: { path: { org }, query: { limit: MOST_NAMES } }, signal }),
      );
      return new Map(items.map(({ id, title }) => [id, title]));
    },
  });
}
