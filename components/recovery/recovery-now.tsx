import { Activity } from "lucide-react";
import { EmptyState } from "#components/layout/empty-state.tsx";
import { Section } from "#components/layout/section.tsx";
import { RunButtons } from "#components/recovery/run-buttons.tsx";
import { RunCard } from "#components/recovery/run-card.tsx";
import { Card } from "#components/ui/card.tsx";
import type { Run } from "#lib/recovery/answers.ts";

type Props = { runs: Run[]; mayOperate: boolean };

/** The runs that a worker moves now. */
export function RecoveryNow({ runs, mayOperate }: Props) {
  return (
    <Section title="Recovering now" aside={runs.length > 0 ? `${runs.length} live` : null}>
      {runs.length === 0 ? (
        <Card>
          <EmptyState icon={Activity} title="Nothing is being recovered">
            A run shows here while it acts and while its effect is verified.
          </EmptyState>
        </Card>
      ) : (
        <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,22rem),1fr))] gap-gap">
          {runs.map((run) => (
            <RunCard
              key={run.id}
              run={run}
              actions={mayOperate ? <RunButtons run={run} /> : null}
            />
          ))}
        </div>
      )}
    </Section>
  );
}
