import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, body } from "../../api/client";
import type { components } from "../../api/schema";
import { type Filters, toQuery } from "./list/filters";

export type Recording = components["schemas"]["Recording"];
export type RecordingState = Recording["state"];
export type RecordingPage = components["schemas"]["RecordingPage"];
export type Blocked = components["schemas"]["Blocked"];

export const RECORDINGS = "recordings";
/** Bytes; apart, so that nobody has them loaded anew who asks for what is known of a recording. */
export const CONTENT = "content";
const PAGE_SIZE = 25;
const LIST_EVERY = 5_000;
const SOON = 2_000;
const LATER = 10_000;

export function recordingsQuery(org: string, filters: Filters, cursor: string | undefined) {
  return queryOptions({
    queryKey: [RECORDINGS, org, "list", filters, cursor],
    placeholderData: keepPreviousData,
    refetchInterval: LIST_EVERY,
    queryFn: ({ signal }) =>
      body(
        api.GET("/v1/organizations/{org}/recordings", {
          params: {
            path: { org },
            query: { ...toQuery(filters, new Date()), limit: PAGE_SIZE, ...(cursor === undefined ? {} : { cursor }) },
          },
          signal,
        }),
      ),
  });
}

/** One recording, read again for as long as there is something to become of it. */
export function recordingQuery(org: string, rec: string) {
  return queryOptions<Recording>({
    queryKey: [RECORDINGS, org, "one", rec],
    // A page that is left knows nothing of what becomes of it, such as that it was deleted.
    gcTime: 0,
    refetchInterval: ({ state: { data } }) => (data === undefined ? false : pause(data.state)),
    queryFn: ({ signal }) =>
      body(api.GET("/v1/organizations/{org}/recordings/{rec}", { params: { path: { org, rec } }, signal })),
  });
}

function pause(state: RecordingState): number | false {
  if (state === "blocked") return LATER;
  return state === "receiving" || state === "received" || state === "delivering" ? SOON : false;
}

export async function discardRecording(org: string, rec: string): Promise<void> {
  await api.DELETE("/v1/organizations/{org}/recordings/{rec}", { params: { path: { org, rec } } });
}

export async function deliverNow(org: string, rec: string): Promise<void> {
  await api.POST("/v1/organizations/{org}/recordings/{rec}/deliveries", { params: { path: { org, rec } } });
}

export function endRecording(org: string, rec: string): Promise<Recording> {
  return body(api.POST("/v1/organizations/{org}/recordings/{rec}/seal", { params: { path: { org, rec } } }));
}

export function contentAddress(recording: Recording, follow = false): string {
  const path = `/v1/organizations/${encodeURIComponent(recording.organizationId)}/recordings/${encodeURIComponent(recording.id)}/content`;
  return follow ? `${path}?follow=true` : path;
}

/** What to call it; not all have a title. */
export function nameOf(recording: Recording): string {
  return recording.title.trim() === "" ? "Untitled recording" : recording.title;
}
