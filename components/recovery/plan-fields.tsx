"use client";

import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import {
  HandOverField,
  LimitFields,
  ModeField,
  VerifyFields,
} from "#components/recovery/scenario-fields.tsx";
import { StepsEditor } from "#components/recovery/steps-editor.tsx";
import { TriggerFields } from "#components/recovery/trigger-fields.tsx";
import type { Target } from "#lib/recovery/target-schemas.ts";

export type PlanRights = {
  /** Names of channels, as far as the author may know them. */
  channels: string[];
  /** Whether the author may have private addresses probed. */
  mayOpen: boolean;
};

type Props = { targets: Target[]; rights: PlanRights };

/** The plan by its parts, in the order in which a run goes through them. */
export function PlanFields({ targets, rights }: Props) {
  const t = useTranslations("recovery.planFields");
  return (
    <>
      <Part title={t("when.title")} note={t("when.note")}>
        <div className="grid gap-4 sm:grid-cols-2">
          <TriggerFields />
        </div>
      </Part>
      <Part title={t("guards.title")} note={t("guards.note")}>
        <div className="grid gap-4 sm:grid-cols-2">
          <LimitFields />
        </div>
      </Part>
      <Part title={t("then.title")} note={t("then.note")}>
        <StepsEditor targets={targets} />
      </Part>
      <Part title={t("verify.title")} note={t("verify.note")}>
        <div className="grid gap-4">
          <VerifyFields mayOpen={rights.mayOpen} />
        </div>
      </Part>
      <Part title={t("else.title")} note={t("else.note")}>
        <HandOverField channels={rights.channels} />
      </Part>
      <Part title={t("mode.title")} note={t("mode.note")}>
        <ModeField />
      </Part>
    </>
  );
}

type PartProps = { title: string; note: string; children: ReactNode };

function Part({ title, note, children }: PartProps) {
  return (
    <section className="grid gap-x-6 gap-y-3 border-t border-line pt-4 rail:grid-cols-[10rem_minmax(0,1fr)]">
      <div>
        <h3>{title}</h3>
        <p className="text-sm text-ink-2">{note}</p>
      </div>
      <div className="min-w-0">{children}</div>
    </section>
  );
}
