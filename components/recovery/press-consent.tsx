"use client";

import { useTranslations } from "next-intl";
import { type ReactNode, useEffect } from "react";
import { Field } from "#components/forms/field.tsx";
import { ReasonField } from "#components/recovery/reason-field.tsx";
import { Input } from "#components/ui/input.tsx";

type Props = {
  /** Each time the dialog opens. */
  onOpen: () => void;
  /** The name that has to be typed; null where it has not. */
  service: string | null;
  typed: string;
  onType: (typed: string) => void;
  reason: string;
  onReason: (reason: string) => void;
  children: ReactNode;
};

/** What a person gives along with a press: why, and where it reaches far, the service's name. */
export function PressConsent(props: Props) {
  const t = useTranslations("recovery.press");
  const { onOpen, service, typed, onType, reason, onReason, children } = props;
  useEffect(onOpen, [onOpen]);
  return (
    <div className="flex flex-col gap-4">
      {children}
      <ReasonField value={reason} onChange={onReason} />
      {service === null ? null : (
        <Field name="confirm" label={t("type", { service })} hint={t("typeHint")}>
          <Input
            value={typed}
            autoComplete="off"
            autoCapitalize="none"
            spellCheck={false}
            onChange={(event) => onType(event.currentTarget.value)}
          />
        </Field>
      )}
    </div>
  );
}
