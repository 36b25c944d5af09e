import { Button, Form } from "@patternfly/react-core";
import { useMemo, type FormEvent } from "react";
import { useLocation } from "wouter";
import type { StorageType } from "../../../api/types";
import { LinkButton } from "../../../shared/LinkButton";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { STORAGE, stepOf } from "../addresses";
import { errorsOf, isShownAt } from "../form/fieldErrors";
import { settingsPatch } from "../form/formModel";
import { fieldsByStep } from "../form/groups";
import { SettingsFields } from "../form/SettingsFields";
import { useSettingsForm } from "../form/useSettingsForm";
import { SetupKit } from "../kit/SetupKit";
import type { SeenLocation } from "../storageApi";
import { StepFrame } from "./StepFrame";
import { useSaving } from "./useSaving";
import { WizardActions } from "./WizardFrame";

const ID = "access-form";

/** What is to be done on the far side, and what came of it. */
export function AccessStep({ seen, type }: { seen: SeenLocation; type: StorageType | undefined }) {
  const { location } = seen;
  const [, navigate] = useLocation();
  const fields = useMemo(() => fieldsByStep(type?.fields ?? []).access, [type]);
  const form = useSettingsForm(fields, location);
  const saving = useSaving(seen, () => navigate(stepOf(location.id, "verify")));
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!form.check()) return;
    saving.mutate(
      { settings: settingsPatch(fields, form.values, location.settings) },
      { onError: (problem) => form.show(errorsOf(problem)) },
    );
  };
  return (
    <StepFrame
      title="Grant access"
      help="Use one of these ways in your own account; each is filled in and does the same. You can leave this page and go on later: it is saved."
    >
      <SetupKit location={location} />
      <Form id={ID} onSubmit={submit} noValidate isWidthLimited>
        {saving.isError && (
          <ProblemAlert error={saving.error} title="This was not saved" shownElsewhere={isShownAt(fields)} />
        )}
        <SettingsFields form={form} location={location} />
      </Form>
      <WizardActions>
        <Button variant="primary" type="submit" form={ID} isLoading={saving.isPending} isDisabled={saving.isPending}>
          Save and verify
        </Button>
        <LinkButton variant="secondary" href={stepOf(location.id, "where")}>
          Back
        </LinkButton>
        <LinkButton variant="link" href={STORAGE}>
          Go on later
        </LinkButton>
      </WizardActions>
    </StepFrame>
  );
}
