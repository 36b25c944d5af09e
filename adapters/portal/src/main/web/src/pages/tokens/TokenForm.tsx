import {
  Button,
  Form,
  FormGroup,
  FormHelperText,
  HelperText,
  HelperTextItem,
  ModalBody,
  ModalFooter,
  ModalHeader,
  TextInput,
} from "@patternfly/react-core";
import { type FormEvent, useState } from "react";
import { ApiProblem } from "../../api/problem";
import { useTypedText } from "../../session/typed";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { expiryOf } from "./expiry";
import { ExpiryField } from "./ExpiryField";
import { ScopesField } from "./ScopesField";
import type { createToken } from "./tokensApi";

interface TokenFormProps {
  error: Error | null;
  isPending: boolean;
  onSubmit: (token: Parameters<typeof createToken>[1]) => void;
  onClose: () => void;
}

const LONGEST_NAME = 200;

export function TokenForm({ error, isPending, onSubmit, onClose }: TokenFormProps) {
  const [name, setName] = useTypedText("token", "");
  const [scopes, setScopes] = useState<readonly string[]>([]);
  const [days, setDays] = useState<number | undefined>(90);
  const complete = name.trim() !== "" && scopes.length > 0;
  const wrongName = error instanceof ApiProblem ? error.fields.find(({ pointer }) => pointer === "/name") : undefined;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const expiresAt = expiryOf(days, new Date());
    if (complete) onSubmit({ name: name.trim(), scopes: [...scopes], ...(expiresAt === undefined ? {} : { expiresAt }) });
  };
  return (
    <>
      <ModalHeader title="Create a token" labelId="token-title" />
      <ModalBody>
        <Form id="token-form" onSubmit={submit}>
          {error !== null && (
            <ProblemAlert error={error} title="The token was not made" shownElsewhere={(pointer) => pointer === "/name"} />
          )}
          <FormGroup label="Name" isRequired fieldId="token-name">
            <TextInput
              id="token-name"
              isRequired
              maxLength={LONGEST_NAME}
              value={name}
              validated={wrongName === undefined ? "default" : "error"}
              aria-describedby="token-name-help"
              onChange={(_, typed) => setName(typed)}
            />
            <FormHelperText>
              <HelperText id="token-name-help">
                <HelperTextItem variant={wrongName === undefined ? "default" : "error"}>
                  {wrongName?.detail ?? "Who or what will show it, such as “gateway in Frankfurt”."}
                </HelperTextItem>
              </HelperText>
            </FormHelperText>
          </FormGroup>
          <ScopesField scopes={scopes} onChange={setScopes} />
          <ExpiryField days={days} onChange={setDays} />
        </Form>
      </ModalBody>
      <ModalFooter>
        <Button type="submit" form="token-form" isLoading={isPending} isDisabled={isPending || !complete}>
          Create
        </Button>
        <Button variant="link" onClick={onClose}>
          Cancel
        </Button>
      </ModalFooter>
    </>
  );
}
