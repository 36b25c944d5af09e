import { Button } from "@patternfly/react-core";
import PlusCircleIcon from "@patternfly/react-icons/dist/esm/icons/plus-circle-icon";
import { useState } from "react";
import { useScope } from "../../session/session";
import { NeedsScope } from "../../shared/NeedsScope";
import { PageFrame } from "../../shared/PageFrame";
import { CreateToken } from "./CreateToken";
import { TokensList } from "./TokensList";

const SCOPE = "tokens:write";

export default function TokensPage() {
  const [creating, setCreating] = useState(false);
  const create = () => setCreating(true);
  return (
    <PageFrame
      title="Tokens"
      description="What recorders, programs and people show to be let in. Each opens what its scopes say and nothing else."
      actions={
        useScope(SCOPE) && (
          <Button icon={<PlusCircleIcon />} onClick={create}>
            Create a token
          </Button>
        )
      }
    >
      <NeedsScope scope={SCOPE}>
        <TokensList onCreate={create} />
      </NeedsScope>
      {creating && <CreateToken onClose={() => setCreating(false)} />}
    </PageFrame>
  );
}
