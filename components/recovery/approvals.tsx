import Link from "next/link";
import { describeRun } from "#components/recovery/describe-run.ts";
import { describeStop } from "#components/recovery/describe-stop.ts";
import { RunButtons } from "#components/recovery/run-buttons.tsx";
import { Button } from "#components/ui/button.tsx";
import { Callout } from "#components/ui/callout.tsx";
import { Time } from "#components/ui/time.tsx";
import type { KillSwitch, Run } from "#lib/recovery/answers.ts";

type Props = { runs: Run[]; killSwitch: KillSwitch; mayOperate: boolean };

/** What waits for somebody's yes; it stands before everything else. */
export function Approvals({ runs, killSwitch, mayOperate }: Props) {
  if (runs.length === 0) return null;
  return (
    <section aria-label="Awaiting approval" className="mb-gap flex flex-col gap-2.5">
      {runs.map((run) => (
        <Callout
          key={run.id}
          title={`${run.service} · ${run.environment} waits for approval.`}
          actions={
            <>
              <Button asChild>
                <Link href={`/recovery/runs/${run.id}`}>See the plan</Link>
              </Button>
              {mayOperate ? (
                <RunButtons run={run} stop={describeStop(killSwitch, run.service)} />
              ) : null}
            </>
          }
        >
          {run.reason} {describeRun(run)}
          {run.expires_at ? (
            <>
              {" "}
              The question expires <Time at={run.expires_at} />.
            </>
          ) : null}
        </Callout>
      ))}
    </section>
  );
}
