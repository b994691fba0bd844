"use client";

import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { type Sent, sendJson } from "#components/forms/send-json.ts";
import { ActionParams } from "#components/recovery/action-params.tsx";
import {
  describeAction,
  describeEffect,
  nameAction,
} from "#components/recovery/describe-action.ts";
import { describePressLength } from "#components/recovery/describe-length.ts";
import { type Consent, PressDialog } from "#components/recovery/press-dialog.tsx";
import { describeReach } from "#components/recovery/press-reach.ts";
import { readParams, writeParams } from "#components/recovery/read-params.ts";
import { StartedRun } from "#components/recovery/started-run.ts";
import { Button } from "#components/ui/button.tsx";
import type { Action } from "#lib/recovery/schemas.ts";
import type { Target } from "#lib/recovery/target-schemas.ts";

type Props = {
  target: Pick<Target, "name" | "type" | "service" | "environment">;
  action: Action;
  disabled: boolean;
  /** The element that says why it is disabled. */
  describedBy: string | undefined;
};

/** Starts a run of one action on a target, after a question that names both, and goes to that run. */
export function PressTargetButton({ target, action, disabled, describedBy }: Props) {
  const t = useTranslations("recovery.press");
  const actions = useTranslations("recovery.actions");
  const effects = useTranslations("recovery.effects");
  const lengths = useTranslations("recovery.length");
  const language = useLocale();
  const words = describeAction(actions, { action, target: target.name });
  const [params, setParams] = useState(() => writeParams(undefined));
  const detailed = action === "http" || action === "adjust-config";
  async function send(consent: Consent): Promise<Sent<StartedRun>> {
    const read = readParams(t, params);
    if (!read.ok) return read;
    const body = { action, ...consent, ...(detailed ? { params: read.data } : {}) };
    return sendJson("POST", `/api/v1/targets/${target.name}/run`, body, StartedRun);
  }
  return (
    <PressDialog
      trigger={
        <Button disabled={disabled} aria-describedby={describedBy} aria-label={words}>
          {nameAction(actions, action)}
        </Button>
      }
      verb={words}
      effect={
        <>
          <p>
            {t("effect", {
              effect: describeEffect(effects, action, target.type),
              ...{ service: target.service, environment: target.environment },
            })}
          </p>
          <p className="mt-2">{describePressLength(lengths, target.name, language)}</p>
        </>
      }
      service={target.service}
      reach={describeReach(t, action, target.type)}
      send={send}
    >
      {detailed ? <ActionParams action={action} value={params} onChange={setParams} /> : null}
    </PressDialog>
  );
}
