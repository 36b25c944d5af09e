import { ActionGroup, Button, Form, FormGroup, FormHelperText, HelperText, HelperTextItem, TextInput } from "@patternfly/react-core";
import { useMutation } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useLocation } from "wouter";
import { ApiProblem } from "../api/problem";
import { ProblemAlert } from "../shared/ProblemAlert";
import { logIn, useTakeSession } from "./session";

export function LogInForm() {
  const [token, setToken] = useState("");
  const [path, navigate] = useLocation();
  const take = useTakeSession();
  const attempt = useMutation({
    mutationFn: () => logIn({ token: token.trim() }),
    onSuccess: (session) => {
      take(session);
      if (path === "/login") navigate("/", { replace: true });
    },
  });
  const refused = attempt.error instanceof ApiProblem && attempt.error.status === 401;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (token.trim() !== "") attempt.mutate();
  };

  return (
    <Form onSubmit={submit} aria-label="Log in">
      {attempt.isError && !refused && <ProblemAlert error={attempt.error} />}
      <FormGroup label="Token" fieldId="token" isRequired>
        <TextInput
          id="token"
          type="password"
          autoComplete="current-password"
          autoFocus
          isRequired
          value={token}
          onChange={(_event, value) => setToken(value)}
          validated={refused ? "error" : "default"}
          aria-describedby="token-help"
        />
        <FormHelperText>
          <HelperText id="token-help" isLiveRegion>
            <HelperTextItem variant={refused ? "error" : "default"}>
              {refused
                ? "This token opens nothing here: it is unknown, expired, revoked, or the operator's."
                : "It is exchanged for a session of twelve hours at most, and not kept in the browser."}
            </HelperTextItem>
          </HelperText>
        </FormHelperText>
      </FormGroup>
      <ActionGroup>
        <Button type="submit" variant="primary" isBlock isLoading={attempt.isPending} isDisabled={attempt.isPending}>
          Log in
        </Button>
      </ActionGroup>
    </Form>
  );
}
