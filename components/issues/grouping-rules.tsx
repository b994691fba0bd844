"use client";

import { ArrowDown, ArrowUp, Group } from "lucide-react";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { toast } from "sonner";
import { DeleteButton } from "#components/forms/delete-button.tsx";
import { anyAnswer, sendJson } from "#components/forms/send-json.ts";
import { describeGroupingRule } from "#components/issues/describe-grouping-rule.ts";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { Button } from "#components/ui/button.tsx";
import type { GroupingRule } from "#lib/issues/schemas.ts";

type Props = { rules: GroupingRule[]; mayChange: boolean };

/** People's rules in the order in which they are asked. */
export function GroupingRules({ rules, mayChange }: Props) {
  const t = useTranslations("issues.groupingRules");
  const router = useRouter();
  const [busy, setBusy] = useState(false);
  async function move(from: number, to: number) {
    const moved = rules[from];
    const others = rules.filter((_, index) => index !== from);
    const ids = others.toSpliced(to, 0, ...(moved ? [moved] : [])).map(({ id }) => id);
    setBusy(true);
    const sent = await sendJson("PUT", "/api/v1/grouping-rules/order", { ids }, anyAnswer);
    setBusy(false);
    if (!sent.ok) toast(sent.problem.detail);
    router.refresh();
  }
  if (rules.length === 0)
    return (
      <EmptyState icon={Group} title={t("none")}>
        {t("noneNote")}
      </EmptyState>
    );
  return (
    <ol className="divide-y divide-line">
      {rules.map((rule, index) => (
        <li key={rule.id} className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3">
          <RuleText rule={rule} place={index + 1} />
          {mayChange ? (
            <div className="flex gap-1.5">
              <Button
                size="icon"
                aria-label={t("earlier", { name: rule.name })}
                disabled={busy || index === 0}
                onClick={() => void move(index, index - 1)}
              >
                <ArrowUp aria-hidden />
              </Button>
              <Button
                size="icon"
                aria-label={t("later", { name: rule.name })}
                disabled={busy || index === rules.length - 1}
                onClick={() => void move(index, index + 1)}
              >
                <ArrowDown aria-hidden />
              </Button>
              <DeleteButton
                what={t("what")}
                name={rule.name}
                effect={t("deleteEffect")}
                path={`/api/v1/grouping-rules/${rule.id}`}
              />
            </div>
          ) : null}
        </li>
      ))}
    </ol>
  );
}

function RuleText({ rule, place }: { rule: GroupingRule; place: number }) {
  const t = useTranslations("issues.groupingRules");
  return (
    <div className="min-w-48 flex-1">
      <p className="font-medium wrap-anywhere">
        {place}. {rule.name}
      </p>
      <p className="wrap-anywhere text-ink-2">{describeGroupingRule(t, rule)}</p>
      <p className="font-mono text-sm wrap-anywhere text-ink-3">{rule.fingerprint.join(" · ")}</p>
    </div>
  );
}
