import { FormGroup, FormHelperText, FormSelect, FormSelectOption, HelperText, HelperTextItem } from "@patternfly/react-core";
import { formatMoment } from "../../shared/format";
import { expiryOf, LIFETIMES } from "./expiry";

interface ExpiryFieldProps {
  days: number | undefined;
  onChange: (days: number | undefined) => void;
}

export function ExpiryField({ days, onChange }: ExpiryFieldProps) {
  const expiresAt = expiryOf(days, new Date());
  return (
    <FormGroup label="It expires" fieldId="token-expiry">
      <FormSelect
        id="token-expiry"
        value={days ?? ""}
        onChange={(_, chosen) => onChange(chosen === "" ? undefined : Number(chosen))}
      >
        {LIFETIMES.map((lifetime) => (
          <FormSelectOption key={lifetime.days} value={lifetime.days} label={`In ${lifetime.name}`} />
        ))}
        <FormSelectOption value="" label="Never" />
      </FormSelect>
      <FormHelperText>
        <HelperText>
          <HelperTextItem>
            {expiresAt === undefined
              ? "It is good until somebody revokes it."
              : `It is refused from ${formatMoment(new Date(expiresAt))} on.`}
          </HelperTextItem>
        </HelperText>
      </FormHelperText>
    </FormGroup>
  );
}
