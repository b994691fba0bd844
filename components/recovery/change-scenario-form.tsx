"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { sendJson } from "#components/forms/send-json.ts";
import type { PlanRights } from "#components/recovery/plan-fields.tsx";
import { toDraft } from "#components/recovery/scenario-draft.ts";
import { ScenarioForm } from "#components/recovery/scenario-form.tsx";
import { Scenario } from "#lib/recovery/schemas.ts";
import type { Target } from "#lib/recovery/target-schemas.ts";

type Props = { scenario: Scenario; targets: Target[]; rights: PlanRights };

/** Changes the plan of a scenario: each save is a new version. */
export function ChangeScenarioForm({ scenario, targets, rights }: Props) {
  const t = useTranslations("recovery.changeScenario");
  const router = useRouter();
  const { name, version, service, environment } = scenario;
  return (
    <ScenarioForm
      key={version}
      initial={toDraft(scenario)}
      targets={targets.filter((target) => target.environment === environment)}
      rights={rights}
      place={{ name, service, environment }}
      verb={t("verb", { version: version + 1 })}
      send={(plan) => sendJson("PATCH", `/api/v1/scenarios/${name}`, plan, Scenario)}
      onSent={(changed) => {
        router.refresh();
        toast(t("done", { name, version: changed.version }));
      }}
    />
  );
}
