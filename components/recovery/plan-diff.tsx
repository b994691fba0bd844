import { useTranslations } from "next-intl";
import * as yaml from "yaml";
import { describePlanChange } from "#components/recovery/describe-plan-change.ts";
import { type DiffLine, diffLines } from "#components/recovery/diff-lines.ts";
import { pickPlan } from "#components/recovery/plan-schema.ts";
import { writePlan } from "#components/recovery/plan-yaml.ts";
import { usePlanWords } from "#components/recovery/use-plan-words.ts";
import { ScrollRegion } from "#components/ui/scroll-region.tsx";
import type { CreateScenario } from "#lib/recovery/schemas.ts";

type Props = { before: CreateScenario; after: CreateScenario };

const looks: Record<DiffLine["kind"], { sign: string; className: string }> = {
  same: { sign: " ", className: "text-ink-2" },
  gone: { sign: "−", className: "bg-bad-wash text-bad" },
  new: { sign: "+", className: "bg-good-wash text-good" },
};

/** What one version of a plan says otherwise than another, in words and as YAML. */
export function PlanDiff({ before, after }: Props) {
  const t = useTranslations("recovery.planDiff");
  const words = describePlanChange(usePlanWords(), before, after);
  if (words.length === 0) return <p className="text-ink-2">{t("same")}</p>;
  return (
    <>
      <ul className="list-disc pl-4.5">
        {words.map((line) => (
          <li key={line} className="wrap-anywhere">
            {line}
          </li>
        ))}
      </ul>
      <details className="mt-3">
        <summary className="cursor-pointer py-1 text-ink-2">{t("asYaml")}</summary>
        <ScrollRegion label={t("difference")} className="mt-2 overflow-x-auto">
          <YamlDiff lines={diffLines(toYaml(before), toYaml(after))} />
        </ScrollRegion>
      </details>
    </>
  );
}

function YamlDiff({ lines }: { lines: DiffLine[] }) {
  const t = useTranslations("recovery.planDiff");
  const placed = lines.map((line, place) => ({ ...line, place }));
  return (
    <div className="w-max min-w-full font-mono text-sm">
      {placed.map(({ kind, text, place }) => (
        <p key={place} className={`px-2 whitespace-pre ${looks[kind].className}`}>
          <span aria-hidden>{looks[kind].sign} </span>
          {kind === "same" ? null : <span className="sr-only">{t(kind)} </span>}
          {text}
        </p>
      ))}
    </div>
  );
}

function toYaml(scenario: CreateScenario): string {
  return writePlan(yaml, pickPlan(scenario));
}
