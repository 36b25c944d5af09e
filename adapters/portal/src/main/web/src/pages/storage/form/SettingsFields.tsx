import { ExpandableSection, FormSection } from "@patternfly/react-core";
import { useState } from "react";
import type { StorageLocation } from "../../../api/types";
import { isVisible } from "./formModel";
import { groupsOf, type FieldGroup } from "./groups";
import { SettingInput } from "./SettingInput";
import type { SettingsForm } from "./useSettingsForm";

interface SettingsFieldsProps {
  form: SettingsForm;
  location?: StorageLocation | undefined;
  /** Whether a field cannot change now. */
  isFixed?: (name: string) => boolean;
  /** Of a group's title, below that of the page or the step. */
  titleElement?: "h2" | "h3";
}

/** The fields of a type, in their groups; a group of which nothing is needed is folded up. */
export function SettingsFields({ form, location, isFixed = () => false, titleElement = "h3" }: SettingsFieldsProps) {
  return groupsOf(form.fields).map((group) => {
    const visible = group.fields.filter((field) => isVisible(field, form.values));
    if (visible.length === 0) return null;
    const inputs = visible.map((field) => (
      <SettingInput
        key={field.name}
        field={field}
        value={form.values[field.name] ?? ""}
        error={form.errors[field.name]}
        location={location}
        isDisabled={isFixed(field.name)}
        onChange={(value) => form.change(field.name, value)}
        onLeave={() => form.leave(field.name)}
      />
    ));
    const key = group.title ?? "";
    if (group.title === undefined) return inputs;
    if (!group.optional) {
      return (
        <FormSection key={key} title={group.title} titleElement={titleElement}>
          {inputs}
        </FormSection>
      );
    }
    return (
      <FoldedGroup key={key} group={group} isNeeded={visible.some(({ name }) => form.errors[name] !== undefined)}>
        {inputs}
      </FoldedGroup>
    );
  });
}

interface FoldedGroupProps {
  group: FieldGroup;
  isNeeded: boolean;
  children: React.ReactNode;
}

function FoldedGroup({ group, isNeeded, children }: FoldedGroupProps) {
  const [open, setOpen] = useState(false);
  return (
    <ExpandableSection
      toggleText={`${group.title} (optional)`}
      isExpanded={open || isNeeded}
      onToggle={(_event, expanded) => setOpen(expanded)}
      isIndented
    >
      <FormSection>{children}</FormSection>
    </ExpandableSection>
  );
}
