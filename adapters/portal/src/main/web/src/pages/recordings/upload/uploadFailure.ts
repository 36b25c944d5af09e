import { DetailedError } from "tus-js-client";
import { problemOf, Unreachable } from "../../../api/problem";

const CONFLICT = 409;
const LOCKED = 423;
const TOO_MANY = 429;
const SERVER_ERROR = 500;
const NO_SPACE = 507;

/** Why an upload failed, in the service's own words if it said any. */
export async function failureOf(error: Error): Promise<Error> {
  const response = error instanceof DetailedError ? error.originalResponse : null;
  if (response === null) return error instanceof DetailedError ? new Unreachable(error) : error;
  if (response.getStatus() === 0) return new Unreachable(error);
  return problemOf(new Response(response.getBody(), { status: response.getStatus() }));
}

/** Whether to try again without being asked: what the service refuses, it will refuse again. */
export function mayPass(error: DetailedError): boolean {
  const status = error.originalResponse?.getStatus() ?? 0;
  if (status === NO_SPACE) return false;
  return status === 0 || status === CONFLICT || status === LOCKED || status === TOO_MANY || status >= SERVER_ERROR;
}
