import { Button, Form } from "@patternfly/react-core";
import type { FormEvent } from "react";
import type { StorageLocation } from "../../../api/types";
import { LinkButton } from "../../../shared/LinkButton";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { STORAGE } from "../addresses";
import { isShownAt } from "../form/fieldErrors";
import { SettingsFields } from "../form/SettingsFields";
import type { SettingsForm } from "../form/useSettingsForm";
import { NameField } from "./NameField";
import { StepFrame } from "./StepFrame";
import { WizardActions } from "./WizardFrame";

interface WhereFormProps {
  typeTitle: string;
  form: SettingsForm;
  location?: StorageLocation;
  name: string;
  placeholder: string;
  onName: (name: string) => void;
  problem: Error | null;
  isSaving: boolean;
  onSave: () => void;
  back: string | undefined;
}

const ID = "where-form";

/** The fields of a type that say where recordings are to go. */
export function WhereForm(props: WhereFormProps) {
  const { typeTitle, form, location, problem, isSaving, onSave, back } = props;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onSave();
  };
  return (
    <StepFrame
      title="Where are recordings to go?"
      help={`${typeTitle}. Nothing is sent there until you activate it in the last step.`}
    >
      <Form id={ID} onSubmit={submit} noValidate isWidthLimited>
        {problem !== null && (
          <ProblemAlert error={problem} title="The location was not saved" shownElsewhere={isShownAt(form.fields)} />
        )}
        <SettingsFields form={form} location={location} />
        <NameField name={props.name} placeholder={props.placeholder} onName={props.onName} />
      </Form>
      <WizardActions>
        <Button variant="primary" type="submit" form={ID} isLoading={isSaving} isDisabled={isSaving}>
          Save and go on
        </Button>
        {back !== undefined && (
          <LinkButton variant="secondary" href={back}>
            Back
          </LinkButton>
        )}
        <LinkButton variant="link" href={STORAGE}>
          Cancel
        </LinkButton>
      </WizardActions>
    </StepFrame>
  );
}
