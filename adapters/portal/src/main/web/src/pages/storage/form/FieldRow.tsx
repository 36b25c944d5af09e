import { FormGroup, FormHelperText, HelperText, HelperTextItem } from "@patternfly/react-core";
import type { ReactNode } from "react";
import type { SettingField } from "../../../api/types";

interface FieldRowProps {
  field: SettingField;
  error: string | undefined;
  /** A flag brings its label along. */
  hasOwnLabel?: boolean;
  children: ReactNode;
}

export const idOf = (field: SettingField) => `setting-${field.name}`;
export const helpIdOf = (field: SettingField) => `setting-${field.name}-help`;

/** A field with its label, its help, and what is wrong with it. */
export function FieldRow({ field, error, hasOwnLabel = false, children }: FieldRowProps) {
  return (
    <FormGroup {...(hasOwnLabel ? {} : { label: field.label })} fieldId={idOf(field)} isRequired={field.required}>
      {children}
      <FormHelperText>
        <HelperText id={helpIdOf(field)} isLiveRegion>
          {error !== undefined && <HelperTextItem variant="error">{error}</HelperTextItem>}
          <HelperTextItem>
            {field.help}
            {field.example !== undefined && (
              <>
                {" "}
                For example <code>{field.example}</code>.
              </>
            )}
          </HelperTextItem>
        </HelperText>
      </FormHelperText>
    </FormGroup>
  );
}
