import { getTranslations } from "next-intl/server";
import { ClientMessages } from "#app/messages/client-messages.tsx";
import { describeStop } from "#components/recovery/describe-stop.ts";
import { Lately } from "#components/recovery/lately.tsx";
import { NeedsHuman } from "#components/recovery/needs-human.tsx";
import { RunCard } from "#components/recovery/run-card.tsx";
import type { KillSwitch } from "#lib/recovery/answers.ts";
import type { Overview } from "./load-overview.ts";

/** What asks for a person, before anything else. */
export async function OverviewAttention({
  overview,
  killSwitch,
  mayOperate,
}: {
  overview: Overview;
  killSwitch: KillSwitch;
  mayOperate: boolean;
}) {
  const { waiting, needs_people } = await overview.recovery;
  const isShown = matchEnvironment(overview);
  const summary = {
    waiting: waiting.filter(isShown),
    needs_people: needs_people.filter(isShown),
  };
  const attention = <NeedsHuman {...{ summary, killSwitch, mayOperate }} />;
  if (summary.waiting.length === 0) return attention;
  return (
    <ClientMessages
      of={["recovery.acknowledge", "recovery.actions", "recovery.length", "recovery.runButtons"]}
    >
      {attention}
    </ClientMessages>
  );
}

/** What recovers now, and how the last runs ended. */
export async function OverviewRecovery({
  overview,
  killSwitch,
}: {
  overview: Overview;
  killSwitch: KillSwitch;
}) {
  const { recovering, lately } = await overview.recovery;
  const t = await getTranslations("recovery.killSwitch");
  const isShown = matchEnvironment(overview);
  const shown = recovering.filter(isShown);
  return (
    <div className="flex min-w-0 flex-col gap-gap">
      {shown.length > 0 ? (
        <ClientMessages of={["recovery.actions", "recovery.runSteps"]}>
          {shown.map((run) => (
            <RunCard key={run.id} run={run} stop={describeStop(t, killSwitch, run.service)} />
          ))}
        </ClientMessages>
      ) : null}
      <Lately runs={lately.filter(isShown).slice(0, 6)} />
    </div>
  );
}

function matchEnvironment({ search: { env } }: Overview) {
  return ({ environment }: { environment: string }) => env === null || environment === env;
}
