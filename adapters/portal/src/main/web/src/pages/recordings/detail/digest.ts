import { problemOf, Unreachable } from "../../../api/problem";

/** The SHA-256 of what is at an address, in hexadecimal. */
export async function digestOf(address: string): Promise<string> {
  const response = await fetch(address, { cache: "no-store" }).catch((error: unknown) => {
    throw new Unreachable(error);
  });
  if (!response.ok) throw await problemOf(response);
  return hex(await crypto.subtle.digest("SHA-256", await response.arrayBuffer()));
}

export function hex(bytes: ArrayBuffer): string {
  return [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}
