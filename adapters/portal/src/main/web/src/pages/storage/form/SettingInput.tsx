import { Checkbox, ClipboardCopy, FormSelect, FormSelectOption, InputGroup, InputGroupItem, InputGroupText, TextInput } from "@patternfly/react-core";
import type { SettingField, StorageLocation } from "../../../api/types";
import { FieldRow, helpIdOf, idOf } from "./FieldRow";
import { heldSecret } from "./formModel";

export interface SettingInputProps {
  field: SettingField;
  value: string | boolean;
  error: string | undefined;
  /** Where the location is there already. */
  location: StorageLocation | undefined;
  isDisabled: boolean;
  onChange: (value: string | boolean) => void;
  onLeave: () => void;
}

/** One renderer for each kind of field, and none for a type of storage. */
export function SettingInput(props: SettingInputProps) {
  switch (props.field.kind) {
    case "choice":
      return <ChoiceInput {...props} />;
    case "flag":
      return <FlagInput {...props} />;
    case "secret":
      return <SecretInput {...props} />;
    case "generated":
      return <GeneratedValue {...props} />;
    case "number":
    case "text":
      return <TypedInput {...props} />;
  }
}

function common({ field, error, isDisabled, onLeave }: SettingInputProps) {
  return {
    id: idOf(field),
    name: field.name,
    isRequired: field.required,
    isDisabled,
    validated: error === undefined ? ("default" as const) : ("error" as const),
    onBlur: onLeave,
    "aria-describedby": helpIdOf(field),
  };
}

/** Text, and numbers, which are text until they are sent. */
function TypedInput(props: SettingInputProps) {
  const { field, value, error, onChange } = props;
  const input = (
    <TextInput
      {...common(props)}
      type="text"
      inputMode={field.kind === "number" ? "numeric" : "text"}
      autoComplete="off"
      spellCheck="false"
      value={String(value)}
      onChange={(_event, text) => onChange(text)}
    />
  );
  return (
    <FieldRow field={field} error={error}>
      {field.unit === undefined ? (
        input
      ) : (
        <InputGroup>
          <InputGroupItem isFill>{input}</InputGroupItem>
          <InputGroupText isPlain>{field.unit}</InputGroupText>
        </InputGroup>
      )}
    </FieldRow>
  );
}

function ChoiceInput(props: SettingInputProps) {
  const { field, value, error, onChange } = props;
  return (
    <FieldRow field={field} error={error}>
      <FormSelect {...common(props)} value={String(value)} onChange={(_event, chosen) => onChange(chosen)}>
        {(field.options ?? []).map((option) => (
          <FormSelectOption key={option.value} value={option.value} label={option.label} />
        ))}
      </FormSelect>
    </FieldRow>
  );
}

function FlagInput({ field, value, error, isDisabled, onChange }: SettingInputProps) {
  return (
    <FieldRow field={field} error={error} hasOwnLabel>
      <Checkbox
        id={idOf(field)}
        label={field.label}
        isChecked={value === true}
        isDisabled={isDisabled}
        aria-describedby={helpIdOf(field)}
        onChange={(_event, checked) => onChange(checked)}
      />
    </FieldRow>
  );
}

/** Can be written and never read: what is there shows as its last characters, where there are some. */
function SecretInput(props: SettingInputProps) {
  const { field, value, error, location, onChange } = props;
  const held = location === undefined ? undefined : heldSecret(location.settings, field.name);
  return (
    <FieldRow field={field} error={error}>
      <TextInput
        {...common(props)}
        isRequired={field.required && held === undefined}
        type="password"
        autoComplete="new-password"
        placeholder={held === undefined ? "" : `Kept${held.hint === undefined ? "" : ` (${held.hint})`}; type a new one to replace it`}
        value={String(value)}
        onChange={(_event, text) => onChange(text)}
      />
    </FieldRow>
  );
}

function GeneratedValue({ field, location }: SettingInputProps) {
  const made = location?.generated[field.name];
  return (
    <FieldRow field={field} error={undefined}>
      {made === undefined ? (
        "Not known yet: the operator of this installation has to say it."
      ) : (
        <ClipboardCopy isReadOnly hoverTip="Copy" clickTip="Copied" textAriaLabel={field.label} aria-label={`Copy ${field.label}`}>
          {made}
        </ClipboardCopy>
      )}
    </FieldRow>
  );
}
