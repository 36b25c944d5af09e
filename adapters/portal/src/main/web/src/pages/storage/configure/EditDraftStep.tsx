import { useMemo } from "react";
import { useLocation } from "wouter";
import type { StorageType } from "../../../api/types";
import { useTypedText } from "../../../session/typed";
import { stepOf } from "../addresses";
import { errorsOf } from "../form/fieldErrors";
import { settingsPatch } from "../form/formModel";
import { fieldsByStep } from "../form/groups";
import { useSettingsForm } from "../form/useSettingsForm";
import type { SeenLocation } from "../storageApi";
import { useSaving } from "./useSaving";
import { WhereForm } from "./WhereForm";

/** Where, of a draft: everything of it may still change. */
export function EditDraftStep({ seen, type }: { seen: SeenLocation; type: StorageType | undefined }) {
  const { location } = seen;
  const [, navigate] = useLocation();
  const fields = useMemo(() => fieldsByStep(type?.fields ?? []).where, [type]);
  const form = useSettingsForm(fields, location);
  const [name, setName] = useTypedText(`name ${location.id}`, location.name);
  const saving = useSaving(seen, () => navigate(stepOf(location.id, "access")));
  const save = () => {
    if (!form.check()) return;
    saving.mutate(
      { name: name.trim() || location.name, settings: settingsPatch(fields, form.values, location.settings) },
      { onError: (problem) => form.show(errorsOf(problem)) },
    );
  };
  return (
    <WhereForm
      typeTitle={type?.title ?? location.type}
      form={form}
      location={location}
      name={name}
      onName={setName}
      placeholder={location.name}
      problem={saving.error}
      isSaving={saving.isPending}
      onSave={save}
      back={undefined}
    />
  );
}
