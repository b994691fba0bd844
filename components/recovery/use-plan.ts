"use client";

import { useTranslations } from "next-intl";
import { useMemo, useState } from "react";
import type { FormProblem, Sent } from "#components/forms/send-json.ts";
import type { DraftState } from "#components/recovery/draft-field.tsx";
import { Plan } from "#components/recovery/plan-schema.ts";
import {
  fitsForm,
  type PlanFault,
  type PlanText,
  readPlan,
  rewritePlan,
  writePlan,
  type YamlLibrary,
} from "#components/recovery/plan-yaml.ts";
import { type ScenarioDraft, toPlan } from "#components/recovery/scenario-draft.ts";
import type { Words } from "#components/ui/words.ts";

export type PlanView = "form" | "yaml";
type PlanWords = Words<"recovery.usePlan">;

/** A plan as fields and as YAML; what is said in one is said in the other, and neither loses what the other holds. */
export function usePlan(initial: ScenarioDraft) {
  const t = useTranslations("recovery.usePlan");
  const faultWords = useTranslations("recovery.planYaml");
  const [draft, setDraft] = useState(initial);
  const [yaml, setYaml] = useState<YamlLibrary | null>(null);
  const [view, setView] = useState<PlanView>("form");
  const [text, setText] = useState("");
  const [stay, setStay] = useState<string | null>(null);
  const typed = useMemo(
    () => (view === "yaml" && yaml ? readPlan(faultWords, yaml, text) : null),
    [faultWords, view, yaml, text],
  );
  const fields = useMemo((): DraftState => {
    return { draft, change: (part) => setDraft((one) => ({ ...one, ...part })) };
  }, [draft]);
  async function show(wanted: PlanView) {
    if (wanted === view) return;
    if (wanted === "yaml") {
      const library = yaml ?? (await import("yaml"));
      setYaml(library);
      setText(text ? rewritePlan(library, text, toPlan(draft)) : writePlan(library, toPlan(draft)));
      return setView("yaml");
    }
    const refusal = whyNotForm(t, typed);
    setStay(refusal);
    if (refusal || !typed?.ok) return;
    setDraft(typed.draft);
    setView("form");
  }
  const current = view === "form" ? toPlan(draft) : typed?.ok ? typed.plan : null;
  return {
    ...{ view, show, fields, text, setText, yaml, stay, current },
    faults: typed && !typed.ok ? typed.faults : [],
    changed:
      JSON.stringify(current) !== JSON.stringify(toPlan(initial)) && !isPlan(current, initial),
    read: () => readCurrent(t, view, draft, typed),
  };
}

function whyNotForm(t: PlanWords, typed: PlanText | null): string | null {
  if (!typed?.ok) return t("mend");
  return fitsForm(typed.plan, typed.draft) ? null : t("tooMuch");
}

/** Whether a plan says the same as a draft, defaults filled in. */
function isPlan(plan: Record<string, unknown> | null, draft: ScenarioDraft): boolean {
  return plan !== null && Plan.safeParse(plan).success && fitsForm(Plan.parse(plan), draft);
}

function readCurrent(
  t: PlanWords,
  view: PlanView,
  draft: ScenarioDraft,
  typed: PlanText | null,
): Sent<Record<string, unknown>> {
  if (view === "form") {
    const plan = toPlan(draft);
    const errors = Plan.safeParse(plan).error?.issues ?? [];
    if (errors.length === 0) return { ok: true, data: plan };
    return refuse(
      t,
      errors.map(({ path, message }) => ({ path: path.join("."), message })),
    );
  }
  if (typed?.ok) return { ok: true, data: typed.plan };
  return refuse(t, typed?.faults ?? []);
}

function refuse(t: PlanWords, faults: readonly Pick<PlanFault, "path" | "message">[]): Sent<never> {
  const errors = faults.map(({ path, message }) => ({ path, message }));
  const problem: FormProblem = { status: 0, title: t("notSent"), detail: t("marked"), errors };
  return { ok: false, problem };
}
