import { Checkbox, FormGroup, ToggleGroup, ToggleGroupItem } from "@patternfly/react-core";
import { useSession } from "../../session/session";
import { PURPOSES, sameScopes, SCOPES } from "./scopes";

interface ScopesFieldProps {
  scopes: readonly string[];
  onChange: (scopes: readonly string[]) => void;
}

/** What the token is to open; no more than one's own does. */
export function ScopesField({ scopes, onChange }: ScopesFieldProps) {
  const own = useSession().scopes;
  const toggle = (scope: string, checked: boolean) =>
    onChange(checked ? [...scopes, scope] : scopes.filter((each) => each !== scope));
  return (
    <>
      <FormGroup label="It is for" role="group" fieldId="token-purpose">
        <ToggleGroup aria-label="It is for" isCompact>
          {PURPOSES.map(({ name, scopes: wanted }) => (
            <ToggleGroupItem
              key={name}
              text={name}
              isSelected={sameScopes(scopes, wanted)}
              isDisabled={!wanted.every((scope) => own.includes(scope))}
              onChange={() => onChange(wanted)}
            />
          ))}
        </ToggleGroup>
      </FormGroup>
      <FormGroup label="It may" isRequired role="group" isStack fieldId="token-scopes">
        {SCOPES.map(({ id, name, meaning }) => (
          <Checkbox
            key={id}
            id={`scope-${id}`}
            label={name}
            description={own.includes(id) ? meaning : `${meaning} Your own token does not open this, so it cannot give it.`}
            isChecked={scopes.includes(id)}
            isDisabled={!own.includes(id)}
            onChange={(_, checked) => toggle(id, checked)}
          />
        ))}
      </FormGroup>
    </>
  );
}
