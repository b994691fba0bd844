"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import { useTranslations } from "next-intl";
import { parseAsString, useQueryState } from "nuqs";
import { RecordDetail } from "#components/issues/record-detail.tsx";
import { Button } from "#components/ui/button.tsx";
import { Sheet } from "#components/ui/sheet.tsx";
import { useShortcut } from "#components/ui/use-shortcut.ts";
import type { Record as ErrorRecord } from "#lib/issues/schemas.ts";

type Props = { records: ErrorRecord[]; linksIssue?: boolean };

/** The record that the address names, with its neighbours in the list; `[` and `]` move between them. */
export function RecordSheet({ records, linksIssue = false }: Props) {
  const t = useTranslations("issues.recordSteps");
  const [id, setId] = useQueryState("record", parseAsString);
  const index = records.findIndex((record) => record.id === id);
  const record = records[index];
  const newer = records[index - 1];
  const older = index < 0 ? undefined : records[index + 1];
  return (
    <Sheet
      title={<span className="font-mono">{record?.error_code}</span>}
      open={record !== undefined}
      onOpenChange={() => void setId(null)}
      actions={
        <>
          <Step label={t("newer")} to={newer} onStep={setId} icon={<ChevronUp aria-hidden />} />
          <Step label={t("older")} to={older} onStep={setId} icon={<ChevronDown aria-hidden />} />
        </>
      }
    >
      {record ? (
        <>
          <StepKeys {...{ newer, older }} onStep={setId} />
          <RecordDetail record={record} linksIssue={linksIssue} />
        </>
      ) : null}
    </Sheet>
  );
}

type StepKeysProps = {
  newer: ErrorRecord | undefined;
  older: ErrorRecord | undefined;
  onStep: (id: string) => Promise<unknown>;
};

/** While a record is open the keys are the sheet's; else they are the page's. */
function StepKeys({ newer, older, onStep }: StepKeysProps) {
  useShortcut("[", () => newer && void onStep(newer.id));
  useShortcut("]", () => older && void onStep(older.id));
  return null;
}

type StepProps = {
  label: string;
  to: ErrorRecord | undefined;
  onStep: (id: string) => Promise<unknown>;
  icon: React.ReactNode;
};

function Step({ label, to, onStep, icon }: StepProps) {
  return (
    <Button
      variant="quiet"
      size="icon"
      aria-label={label}
      disabled={!to}
      onClick={() => to && void onStep(to.id)}
    >
      {icon}
    </Button>
  );
}
