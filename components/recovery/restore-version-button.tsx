"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { ConfirmSend } from "#components/forms/confirm-send.tsx";
import { sendJson } from "#components/forms/send-json.ts";
import { pickPlan } from "#components/recovery/plan-schema.ts";
import { Button } from "#components/ui/button.tsx";
import { type CreateScenario, Scenario } from "#lib/recovery/schemas.ts";

type Props = { name: string; version: number; latest: number; definition: CreateScenario };

/** Makes what an old version says the newest one; nothing of what came between is lost. */
export function RestoreVersionButton({ name, version, latest, definition }: Props) {
  const t = useTranslations("recovery.restoreVersion");
  const router = useRouter();
  const path = `/api/v1/scenarios/${encodeURIComponent(name)}` as const;
  const modes = useTranslations("recovery.modes");
  const label = modes(`label.${definition.mode}`);
  const meaning = modes(`meaning.${definition.mode}`);
  const verb = t("verb", { version });
  return (
    <ConfirmSend
      trigger={<Button>{verb}</Button>}
      title={t("question", { version, name })}
      effect={t("effect", { next: latest + 1, mode: label, meaning })}
      verb={verb}
      send={() => sendJson("PATCH", path, pickPlan(definition), Scenario)}
      onSent={(changed) => {
        toast(t("done", { version, next: changed.version }));
        router.push(`/scenarios/${name}`);
      }}
    />
  );
}
