import { queryOptions } from "@tanstack/react-query";
import { api, body } from "../../../api/client";
import type { StorageLocation, StorageType } from "../../../api/types";

const SELDOM = 60_000;

export function locationQuery(org: string, loc: string) {
  return queryOptions({
    queryKey: ["storage", org, "location-of-recording", loc],
    staleTime: SELDOM,
    queryFn: ({ signal }) =>
      body(api.GET("/v1/organizations/{org}/storage-locations/{loc}", { params: { path: { org, loc } }, signal })),
  });
}

export const typesQuery = queryOptions({
  queryKey: ["storage-types"],
  staleTime: SELDOM,
  queryFn: ({ signal }) => body(api.GET("/v1/storage-types", { signal })),
});

/** What tells where a location is, in its type's own words: the first texts that its type asks for. */
export function plainSettings(location: StorageLocation, type: StorageType | undefined) {
  const settings: Readonly<Record<string, unknown>> = location.settings;
  const [first] = type?.fields ?? [];
  return (type?.fields ?? [])
    .filter(({ kind, group }) => kind === "text" && group === first?.group)
    .flatMap(({ name, label }) => {
      const value = settings[name];
      return typeof value === "string" && value !== "" ? [{ label, value }] : [];
    });
}
