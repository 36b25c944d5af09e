import { FormGroup, FormHelperText, HelperText, HelperTextItem, TextInput } from "@patternfly/react-core";

interface NameFieldProps {
  name: string;
  placeholder: string;
  onName: (name: string) => void;
}

export function NameField({ name, placeholder, onName }: NameFieldProps) {
  return (
    <FormGroup label="Name" fieldId="location-name">
      <TextInput
        id="location-name"
        maxLength={200}
        autoComplete="off"
        value={name}
        placeholder={placeholder}
        aria-describedby="location-name-help"
        onChange={(_event, text) => onName(text)}
      />
      <FormHelperText>
        <HelperText id="location-name-help">
          <HelperTextItem>What the location is called here, for you and your colleagues.</HelperTextItem>
        </HelperText>
      </FormHelperText>
    </FormGroup>
  );
}
