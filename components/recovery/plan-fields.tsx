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
      <Part title="When">
        <div className="grid gap-4 sm:grid-cols-2">
          <TriggerFields />
          <ModeField />
        </div>
      </Part>
      <Part title="Then">
        <StepsEditor targets={targets} />
      </Part>
      <Part title="It helped when">
        <div className="grid gap-4 rail:grid-cols-2">
          <VerifyFields mayOpen={rights.mayOpen} />
        </div>
      </Part>
      <Part title="At most">
        <div className="grid gap-4 sm:grid-cols-2">
          <LimitFields />
        </div>
      </Part>
      <Part title="Otherwise">
        <HandOverField channels={rights.channels} />
      </Part>
    </>
  );
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="border-t border-line pt-4 first-of-type:border-0 first-of-type:pt-0">
      <h3 className="mb-3">{title}</h3>
      {children}
    </section>
  );
}
