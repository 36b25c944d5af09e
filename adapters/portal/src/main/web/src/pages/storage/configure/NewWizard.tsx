import { useQuery } from "@tanstack/react-query";
import { useScope } from "../../../session/session";
import { ForbiddenState } from "../../../shared/ForbiddenState";
import { Loaded } from "../../../shared/Loaded";
import { newLocation, newLocationOf } from "../addresses";
import { storageTypesQuery } from "../storageApi";
import { NewLocationStep } from "./NewLocationStep";
import { TypeStep } from "./TypeStep";
import { WizardFrame } from "./WizardFrame";

const TITLE = "Configure recording storage";

/** The steps before there is a location: its type, and where. */
export function NewWizard({ type }: { type: string | undefined }) {
  const types = useQuery(storageTypesQuery);
  const mayWrite = useScope("storage:write");
  const chosen = types.data?.find(({ id }) => id === type);
  const current = chosen === undefined ? "type" : "where";
  return (
    <WizardFrame
      title={TITLE}
      current={current}
      addressOf={(step) =>
        step === "type" ? newLocation() : step === "where" && type !== undefined ? newLocationOf(type) : undefined
      }
    >
      {mayWrite ? (
        <Loaded query={types}>
          {(all) => (chosen === undefined ? <TypeStep types={all} /> : <NewLocationStep type={chosen} />)}
        </Loaded>
      ) : (
        <ForbiddenState detail="Configuring storage needs the scope storage:write." />
      )}
    </WizardFrame>
  );
}
