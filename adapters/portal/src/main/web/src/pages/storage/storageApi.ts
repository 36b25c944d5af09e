import { queryOptions } from "@tanstack/react-query";
import { api, body } from "../../api/client";
import type { SetupArtefact, StorageLocation, Verification } from "../../api/types";

const LOOK_AGAIN = 10_000;
/** Most runs are through in less than a second; one that waits for the other side is not asked that often. */
const WHILE_RUNNING = { first: 250, often: 8, then: 1_000 };
const MOST_LOCATIONS = 500;

/** Settings as they are sent: null takes a value back. */
export type SettingsPatch = Record<string, string | number | boolean | null>;

/** A location and what a change of it has to name. */
export interface SeenLocation {
  readonly location: StorageLocation;
  readonly etag: string;
}

export const storageKeys = {
  all: (org: string) => ["storage", org] as const,
  location: (org: string, loc: string) => ["storage", org, "location", loc] as const,
};

export const storageTypesQuery = queryOptions({
  queryKey: ["storage-types"],
  staleTime: 60_000,
  queryFn: async () => (await body(api.GET("/v1/storage-types"))).items,
});

export const overviewQuery = (org: string) =>
  queryOptions({
    queryKey: [...storageKeys.all(org), "overview"],
    refetchInterval: LOOK_AGAIN,
    queryFn: () => body(api.GET("/v1/organizations/{org}/storage", { params: { path: { org } } })),
  });

export const locationsQuery = (org: string) =>
  queryOptions({
    queryKey: [...storageKeys.all(org), "locations"],
    refetchInterval: LOOK_AGAIN,
    queryFn: async () =>
      (
        await body(
          api.GET("/v1/organizations/{org}/storage-locations", {
            params: { path: { org }, query: { limit: MOST_LOCATIONS } },
          }),
        )
      ).items,
  });

export const locationQuery = (org: string, loc: string) =>
  queryOptions({
    queryKey: storageKeys.location(org, loc),
    queryFn: async (): Promise<SeenLocation> => {
      const answer = await api.GET("/v1/organizations/{org}/storage-locations/{loc}", { params: { path: { org, loc } } });
      return seen(answer);
    },
  });

export const setupQuery = (org: string, loc: string) =>
  queryOptions({
    queryKey: [...storageKeys.location(org, loc), "setup"],
    queryFn: () =>
      body(api.GET("/v1/organizations/{org}/storage-locations/{loc}/setup", { params: { path: { org, loc } } })),
  });

export const artefactQuery = (org: string, loc: string, artefact: SetupArtefact) =>
  queryOptions({
    queryKey: [...storageKeys.location(org, loc), "setup", artefact.name],
    queryFn: () =>
      body(
        api.GET("/v1/organizations/{org}/storage-locations/{loc}/setup/{name}", {
          params: { path: { org, loc, name: artefact.name } },
          parseAs: "text",
        }),
      ),
  });

/** One run of checks, looked at until it is through. */
export const verificationQuery = (org: string, loc: string, ver: string) =>
  queryOptions({
    queryKey: [...storageKeys.location(org, loc), "verification", ver],
    refetchInterval: ({ state: { data, dataUpdateCount } }) =>
      data?.status === "running" && (dataUpdateCount < WHILE_RUNNING.often ? WHILE_RUNNING.first : WHILE_RUNNING.then),
    queryFn: () =>
      body(
        api.GET("/v1/organizations/{org}/storage-locations/{loc}/verifications/{ver}", {
          params: { path: { org, loc, ver } },
        }),
      ),
  });

export function draftLocation(org: string, type: string, name: string, settings: SettingsPatch): Promise<StorageLocation> {
  return body(
    api.POST("/v1/organizations/{org}/storage-locations", {
      params: { path: { org } },
      body: { type, settings, ...(name === "" ? {} : { name }) },
    }),
  );
}

/** An active location's new values are verified before this answers. */
export async function changeLocation(
  org: string,
  { location, etag }: SeenLocation,
  patch: { name?: string; settings?: SettingsPatch },
): Promise<SeenLocation> {
  const answer = await api.PATCH("/v1/organizations/{org}/storage-locations/{loc}", {
    params: { path: { org, loc: location.id }, header: { "If-Match": etag } },
    headers: { "Content-Type": "application/merge-patch+json" },
    body: patch,
  });
  return seen(answer);
}

export function verifyLocation(org: string, loc: string): Promise<Verification> {
  return body(
    api.POST("/v1/organizations/{org}/storage-locations/{loc}/verifications", { params: { path: { org, loc } } }),
  );
}

export function activateLocation(org: string, loc: string): Promise<StorageLocation> {
  return body(api.POST("/v1/organizations/{org}/storage-locations/{loc}/activation", { params: { path: { org, loc } } }));
}

export function retireLocation(org: string, loc: string): Promise<StorageLocation> {
  return body(api.POST("/v1/organizations/{org}/storage-locations/{loc}/retirement", { params: { path: { org, loc } } }));
}

export async function removeLocation(org: string, loc: string): Promise<void> {
  await api.DELETE("/v1/organizations/{org}/storage-locations/{loc}", { params: { path: { org, loc } } });
}

function seen({ data, response }: { data?: StorageLocation; response: Response }): SeenLocation {
  if (data === undefined) throw new Error("an answer without the location that it should have");
  return { location: data, etag: response.headers.get("ETag") ?? "*" };
}
