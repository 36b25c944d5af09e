import { Content } from "@patternfly/react-core";
import { Link } from "wouter";
import { doneWords } from "./actions";
import type { AuditEvent } from "./auditApi";

// What a token does to itself needs no second name.
const ALONE: Readonly<Record<string, string>> = {
  "session.started": "logged in",
  "session.ended": "logged out",
  "token.revoked": "revoked itself",
};

type Names = (id: string) => string | undefined;

/** Who did what to what, as people say it. */
export function Sentence({ event, names }: { event: AuditEvent; names: Names }) {
  const { actor, action, target, outcome, reason } = event;
  return (
    <>
      <Actor id={actor} names={names} />{" "}
      {target === actor && action in ALONE ? (
        ALONE[action]
      ) : (
        <>
          {doneWords(action, outcome === "denied")} <Target id={target} names={names} />
        </>
      )}
      .
      {reason && <Content component="small">{sentence(reason)}</Content>}
    </>
  );
}

function Actor({ id, names }: { id: string; names: Names }) {
  if (id === "operator") return <strong>The operator</strong>;
  if (id === "custody") return <strong>Custody</strong>;
  return (
    <strong>
      <Named id={id} name={names(id)} />
    </strong>
  );
}

function Target({ id, names }: { id: string; names: Names }) {
  const page = pageOf(id);
  const named = <Named id={id} name={names(id)} />;
  return page === undefined ? named : <Link href={page}>{named}</Link>;
}

function Named({ id, name }: { id: string; name: string | undefined }) {
  return name === undefined || name.trim() === "" ? <code>{id}</code> : <bdi title={id}>{name}</bdi>;
}

function pageOf(id: string): string | undefined {
  if (id.startsWith("rec_")) return `/recordings/${encodeURIComponent(id)}`;
  if (id.startsWith("loc_")) return "/settings/storage";
  return id.startsWith("tok_") ? "/tokens" : undefined;
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1) + (/[.!?]$/.test(text) ? "" : ".");
}
