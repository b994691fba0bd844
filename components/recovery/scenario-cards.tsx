import { CornerDownRight } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { Section } from "#components/layout/section.tsx";
import { type CardRow, ScenarioCard } from "#components/recovery/scenario-card.tsx";
import { Button } from "#components/ui/button.tsx";
import { Card } from "#components/ui/card.tsx";
import type { Target } from "#lib/recovery/target-schemas.ts";

type Props = {
  rows: CardRow[];
  targets: readonly Pick<Target, "name" | "type">[];
  mayOperate: boolean;
};

/** Every plan as a card: what it does, how well it did, and whether it could start now. */
export function ScenarioCards({ rows, targets, mayOperate }: Props) {
  const t = useTranslations("recovery.scenarioCards");
  return (
    <Section
      title={t("title")}
      aside={
        <Link className="hover:underline" href="/recovery/reliability">
          {t("report")}
        </Link>
      }
    >
      {rows.length === 0 ? (
        <Card>
          <EmptyState
            icon={CornerDownRight}
            title={t("emptyTitle")}
            action={
              mayOperate ? (
                <Button asChild>
                  <Link href="/scenarios/new">{t("write")}</Link>
                </Button>
              ) : null
            }
          >
            {t("empty")}
          </EmptyState>
        </Card>
      ) : (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,22rem),1fr))] gap-gap">
          {rows.map((row) => (
            <li key={row.scenario.name} className="min-w-0">
              <ScenarioCard row={row} targets={targets} mayOperate={mayOperate} />
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
