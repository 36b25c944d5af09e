import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { useLocation } from "wouter";
import type { StorageType } from "../../../api/types";
import { useSession } from "../../../session/session";
import { useTypedText } from "../../../session/typed";
import { newLocation, stepOf } from "../addresses";
import { errorsOf } from "../form/fieldErrors";
import { settingsPatch } from "../form/formModel";
import { fieldsByStep } from "../form/groups";
import { useSettingsForm } from "../form/useSettingsForm";
import { draftLocation, storageKeys } from "../storageApi";
import { WhereForm } from "./WhereForm";

/** Where: what is given here becomes a draft, so that what the service makes for it is there in the next step. */
export function NewLocationStep({ type }: { type: StorageType }) {
  const { organizationId } = useSession();
  const queries = useQueryClient();
  const [, navigate] = useLocation();
  const fields = useMemo(() => fieldsByStep(type.fields).where, [type]);
  const form = useSettingsForm(fields);
  const [name, setName] = useTypedText(`name new ${type.id}`, "");
  const saving = useMutation({
    mutationFn: () => draftLocation(organizationId, type.id, name.trim(), settingsPatch(fields, form.values)),
    onSuccess: (location) => {
      void queries.invalidateQueries({ queryKey: storageKeys.all(organizationId) });
      navigate(stepOf(location.id, "access"));
    },
    onError: (problem) => form.show(errorsOf(problem)),
  });
  return (
    <WhereForm
      typeTitle={type.title}
      form={form}
      name={name}
      onName={setName}
      placeholder={type.title}
      problem={saving.error}
      isSaving={saving.isPending}
      onSave={() => form.check() && saving.mutate()}
      back={newLocation()}
    />
  );
}
