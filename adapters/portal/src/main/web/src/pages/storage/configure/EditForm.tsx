import { ActionGroup, Alert, Button, Form, Spinner } from "@patternfly/react-core";
import type { FormEvent } from "react";
import { useLocation } from "wouter";
import { ApiProblem } from "../../../api/problem";
import type { StorageType, Verification } from "../../../api/types";
import { useTypedText } from "../../../session/typed";
import { LinkButton } from "../../../shared/LinkButton";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { STORAGE } from "../addresses";
import { errorsOf, isShownAt } from "../form/fieldErrors";
import { settingsPatch } from "../form/formModel";
import { SettingsFields } from "../form/SettingsFields";
import { useSettingsForm } from "../form/useSettingsForm";
import { Report } from "../report/Report";
import type { SeenLocation } from "../storageApi";
import { NameField } from "./NameField";
import { useSaving } from "./useSaving";

/** What may change while recordings depend on it; the rest is shown as it is. */
export function EditForm({ seen, type }: { seen: SeenLocation; type: StorageType | undefined }) {
  const { location } = seen;
  const fields = type?.fields ?? [];
  const form = useSettingsForm(fields, location);
  const [name, setName] = useTypedText(`name ${location.id}`, location.name);
  const [, navigate] = useLocation();
  const saving = useSaving(seen, () => navigate(STORAGE));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!form.check()) return;
    saving.mutate(
      { name: name.trim() || location.name, settings: settingsPatch(fields, form.values, location.settings) },
      { onError: (problem) => form.show(errorsOf(problem)) },
    );
  };
  const report = reportIn(saving.error);
  return (
    <Form onSubmit={submit} noValidate isWidthLimited>
      {saving.isError && (
        <ProblemAlert error={saving.error} title="Nothing was changed" shownElsewhere={isShownAt(fields)} />
      )}
      {report !== undefined && <Report location={location} verification={report} />}
      <NameField name={name} placeholder={location.name} onName={setName} />
      <SettingsFields
        titleElement="h2"
        form={form}
        location={location}
        isFixed={(field) => fields.some((each) => each.name === field && !each.editableWhileActive)}
      />
      {fields.some(({ editableWhileActive }) => !editableWhileActive) && (
        <Alert component="p" variant="info" isInline isPlain title="What is greyed out cannot change once recordings are there: configure another location for that." />
      )}
      <ActionGroup>
        <Button variant="primary" type="submit" isLoading={saving.isPending} isDisabled={saving.isPending}>
          Try and save
        </Button>
        <LinkButton variant="link" href={STORAGE}>
          Cancel
        </LinkButton>
        {saving.isPending && (
          <span role="status">
            <Spinner size="md" aria-hidden /> The new values are tried; it can take a minute.
          </span>
        )}
      </ActionGroup>
    </Form>
  );
}

/** The report that comes with new values that did not pass. */
function reportIn(problem: Error | null): Verification | undefined {
  const report: unknown = problem instanceof ApiProblem ? problem.members["verification"] : undefined;
  return isVerification(report) ? report : undefined;
}

function isVerification(value: unknown): value is Verification {
  return typeof value === "object" && value !== null && "checks" in value && "status" in value;
}
