import type { StorageLocation, Verification } from "../../../api/types";
import { CHECK_WORDS } from "./checkWords";

/** A report as text, to be sent to whoever can mend what is wrong. It holds no secret. */
export function reportText(location: StorageLocation, verification: Verification): string {
  const head = [
    `Verification of storage location "${location.name}" (${location.id}): ${verification.status}`,
    `Run ${verification.id}, begun ${verification.startedAt}${
      verification.finishedAt === undefined ? "" : `, finished ${verification.finishedAt}`
    }`,
  ];
  const checks = verification.checks.map((check) =>
    [
      `[${CHECK_WORDS[check.status].text}] ${check.title} (${check.id}, ${check.durationMillis} ms)`,
      `  ${check.message}`,
      ...line("Action", check.action),
      ...line("Resource", check.resource),
      ...line("Error code", check.errorCode),
      ...line("Request ID", check.requestId),
      ...(check.fix === undefined ? [] : [`  ${check.fix.title}:`, ...indented(check.fix.content)]),
    ].join("\n"),
  );
  return `${[head.join("\n"), ...checks].join("\n\n")}\n`;
}

function line(name: string, value: string | undefined): string[] {
  return value === undefined ? [] : [`  ${name}: ${value}`];
}

function indented(text: string): string[] {
  return text.split("\n").map((each) => `    ${each}`);
}
