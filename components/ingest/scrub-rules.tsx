"use client";

import { ArrowDown, ArrowUp, Plus, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import { Field } from "#components/forms/field.tsx";
import { addRule, type DraftRule, moveRule } from "#components/ingest/scrub-draft.ts";
import { Button } from "#components/ui/button.tsx";
import { Input } from "#components/ui/input.tsx";

type Props = { rules: DraftRule[]; onChange: (rules: DraftRule[]) => void };

/** People's own patterns, in the order in which they are applied. */
export function ScrubRules({ rules, onChange }: Props) {
  const t = useTranslations("ingest.scrubRules");
  return (
    <fieldset className="min-w-0">
      <legend className="mb-1.5 font-medium">{t("title")}</legend>
      <p className="mb-2.5 text-sm text-ink-2">{t("note")}</p>
      <ol className="flex flex-col gap-2.5">
        {rules.map((rule, index) => (
          <li key={rule.key} className="rounded-card border border-line p-3">
            <RuleFields
              rule={rule}
              index={index}
              onChange={(part) =>
                onChange(rules.map((one) => (one.key === rule.key ? { ...one, ...part } : one)))
              }
            />
            <div className="mt-2.5 flex justify-end gap-1.5">
              <RuleButtons
                name={rule.name || t("unnamed", { number: String(index + 1) })}
                isFirst={index === 0}
                isLast={index === rules.length - 1}
                onMove={(by) => onChange(moveRule(rules, rule.key, by))}
                onDelete={() => onChange(rules.filter(({ key }) => key !== rule.key))}
              />
            </div>
          </li>
        ))}
      </ol>
      <Button className="mt-2.5" onClick={() => onChange(addRule(rules))}>
        <Plus aria-hidden />
        {t("add")}
      </Button>
    </fieldset>
  );
}

const usualReplacement = "[Filtered]";

type FieldsProps = {
  rule: DraftRule;
  index: number;
  onChange: (part: Partial<DraftRule>) => void;
};

function RuleFields({ rule, index, onChange }: FieldsProps) {
  const t = useTranslations("ingest.scrubRules.fields");
  return (
    <div className="grid gap-2.5 sm:grid-cols-2">
      {(["name", "replacement", "pattern"] as const).map((part) => (
        <div key={part} className={part === "pattern" ? "col-span-full" : "max-sm:col-span-full"}>
          <Field name={`rules.${index}.${part}`} label={t(part)}>
            <Input
              autoComplete="off"
              placeholder={part === "replacement" ? usualReplacement : undefined}
              className={part === "name" ? undefined : "font-mono text-sm"}
              value={rule[part]}
              onChange={(event) => onChange({ [part]: event.currentTarget.value })}
            />
          </Field>
        </div>
      ))}
    </div>
  );
}

type ButtonsProps = {
  name: string;
  isFirst: boolean;
  isLast: boolean;
  onMove: (by: -1 | 1) => void;
  onDelete: () => void;
};

function RuleButtons({ name, isFirst, isLast, onMove, onDelete }: ButtonsProps) {
  const t = useTranslations("ingest.scrubRules");
  return (
    <>
      <Button
        size="icon"
        disabled={isFirst}
        aria-label={t("up", { name })}
        onClick={() => onMove(-1)}
      >
        <ArrowUp aria-hidden />
      </Button>
      <Button
        size="icon"
        disabled={isLast}
        aria-label={t("down", { name })}
        onClick={() => onMove(1)}
      >
        <ArrowDown aria-hidden />
      </Button>
      <Button size="icon" variant="danger" aria-label={t("delete", { name })} onClick={onDelete}>
        <Trash2 aria-hidden />
      </Button>
    </>
  );
}
