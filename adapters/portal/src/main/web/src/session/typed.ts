import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState, type Dispatch, type SetStateAction } from "react";
import { RAN_OUT, useSession } from "./session";

/** What stands in a form, by the names of its fields; nothing of it is a secret. */
export type Typed = Readonly<Record<string, unknown>>;

interface Kept {
  readonly organizationId: string;
  readonly forms: Readonly<Record<string, Typed>>;
}

const KEY = "custody.typed";
const NOTHING: Typed = {};

/**
 * A state of a form that is not saved yet. When the session runs out the form goes, and what was typed stays in this
 * tab until the form is there again; at no other time is anything kept.
 *
 * @param restore makes the state of what was kept, and of nothing
 * @param plain what of the state may be kept: no secret
 */
export function useTyped<T>(
  form: string,
  restore: (kept: Typed) => T,
  plain: (state: T) => Typed,
): [T, Dispatch<SetStateAction<T>>] {
  const { organizationId } = useSession();
  const queries = useQueryClient();
  const [state, setState] = useState(() => restore(typedIn(organizationId, form)));
  const newest = useRef(state);
  newest.current = state;
  useEffect(() => {
    forget(organizationId, form);
    return () => {
      if (queries.getQueryData(RAN_OUT) === true) keep(organizationId, form, plain(newest.current));
    };
  }, []);
  return [state, setState];
}

/** As {@link useTyped}, of a single text. */
export function useTypedText(form: string, initial: string): [string, Dispatch<SetStateAction<string>>] {
  return useTyped(
    form,
    ({ text }) => (typeof text === "string" ? text : initial),
    (text) => ({ text }),
  );
}

export function typedIn(organizationId: string, form: string): Typed {
  return kept(organizationId).forms[form] ?? NOTHING;
}

export function keep(organizationId: string, form: string, typed: Typed): void {
  store({ organizationId, forms: { ...kept(organizationId).forms, [form]: typed } });
}

export function forget(organizationId: string, form: string): void {
  const { [form]: _gone, ...forms } = kept(organizationId).forms;
  store({ organizationId, forms });
}

/** What others typed is none of this organization's. */
function kept(organizationId: string): Kept {
  try {
    const all = JSON.parse(sessionStorage.getItem(KEY) ?? "null") as Kept | null;
    if (all?.organizationId === organizationId) return all;
  } catch {
    // Nothing can be kept here, or somebody else wrote there.
  }
  return { organizationId, forms: {} };
}

function store(all: Kept): void {
  try {
    if (Object.keys(all.forms).length === 0) sessionStorage.removeItem(KEY);
    else sessionStorage.setItem(KEY, JSON.stringify(all));
  } catch {
    // Then it has to be typed again.
  }
}
