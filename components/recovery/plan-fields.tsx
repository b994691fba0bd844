"use client";

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
  return (
    <>
      <Part title="When" note="Which errors start it.">
        <div className="grid gap-4 sm:grid-cols-2">
          <TriggerFields />
        </div>
      </Part>
      <Part title="Guards" note="What keeps it from acting too often.">
        <div className="grid gap-4 sm:grid-cols-2">
          <LimitFields />
        </div>
      </Part>
      <Part title="Then" note="What it does; the next step only when the one before did not help.">
        <StepsEditor targets={targets} />
      </Part>
      <Part title="Verify" note="When it counts as recovered.">
        <div className="grid gap-4">
          <VerifyFields mayOpen={rights.mayOpen} />
        </div>
      </Part>
      <Part title="Else" note="Who takes over when nothing helped.">
        <HandOverField channels={rights.channels} />
      </Part>
      <Part title="Mode" note="How much it does by itself.">
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
