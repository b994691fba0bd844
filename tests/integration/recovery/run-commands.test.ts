import fc from "fast-check";
import { beforeAll, expect, test } from "vitest";
import { cancelRun } from "#lib/recovery/cancel-run.ts";
import { changeKillSwitch } from "#lib/recovery/change-kill-switch.ts";
import { approveRun, rejectRun } from "#lib/recovery/decide-proposal.ts";
import { moveRun } from "#lib/recovery/internal/move-run.ts";
import type { RunRow } from "#lib/recovery/internal/run-row.ts";
import { claimRuns } from "#lib/recovery/internal/sql/claim-runs.ts";
import { renewLease } from "#lib/recovery/internal/sql/renew-lease.ts";
import { restRun } from "#lib/recovery/internal/sql/rest-run.ts";
import { isTerminal, transitions } from "#lib/recovery/run-state.ts";
import type { RunState } from "#lib/recovery/schemas.ts";
import { startRun } from "#lib/recovery/start-run.ts";
import { sweepRuns } from "#lib/recovery/sweep-runs.ts";
import { useDatabase } from "#tests/support/database.ts";
import {
  addCrowd,
  addScenario,
  arrive,
  createWard,
  evaluate,
  letPass,
  type Ward,
} from "#tests/support/recovery.ts";

const seeds = 30;
const database = useDatabase();
beforeAll(() => addCrowd(database.context()));

const commands = [
  ...["trigger", "press", "claim", "claim", "claim", "move", "move", "move", "move"],
  ...["rest", "renew", "late move", "expire leases", "deadlines pass", "time passes"],
  ...["cancel", "approve", "reject", "sweep", "switch"],
] as const;
type Command = { name: (typeof commands)[number]; worker: 0 | 1; choice: number };

const story = fc.array(
  fc.record({
    name: fc.constantFrom(...commands),
    worker: fc.constantFrom(0 as const, 1 as const),
    choice: fc.nat(1000),
  }),
  { minLength: 25, maxLength: 40, size: "max" },
);

/** Ends are more than half of all ways: three times in four the run goes on. */
function chooseWay(from: RunState, choice: number): RunState | undefined {
  const onwards = transitions[from].filter((state) => !isTerminal(state));
  const ways = choice % 4 > 0 && onwards.length > 0 ? onwards : transitions[from];
  return ways[choice % Math.max(1, ways.length)];
}

/** Two workers on the real tables. What they hold may be out of date: that is what the guards are for. */
function createCrew(ward: Ward, mode: "auto" | "suggest") {
  const context = database.context();
  const { pool } = database;
  const held: [RunRow[], RunRow[]] = [[], []];
  const lost: RunRow[] = [];
  const scenario = `restart-${ward.service}`;
  const refused = (error: unknown) => {
    if (!(error instanceof Error && error.name === "Problem")) throw error;
  };
  const live = () => pool.run.findFirst({ where: { ended_at: null, service_id: ward.service_id } });
  const decide = async (deed: (id: string) => Promise<unknown>) => {
    const run = await live();
    if (run) await deed(run.id).catch(refused);
  };
  const move = async ({ worker, choice }: Command) => {
    const run = held[worker].pop();
    const to = run && chooseWay(run.state, choice);
    if (!run || !to) return;
    const rest = choice % 3 === 0 ? { rest_seconds: 0 } : {};
    const own = { to, actor: `worker ${worker}`, detail: "by chance", fence: run.fence, ...rest };
    const moved = await moveRun(context, run, own);
    if (moved?.lease_until) held[worker].push(moved);
    if (!moved) lost.push(run);
  };
  const deeds: Record<Command["name"], (command: Command) => Promise<unknown>> = {
    trigger: async () => {
      await arrive(context, ward, 3);
      await evaluate(context, ward);
    },
    press: () => startRun(context, { scenario, reason: "by chance" }).catch(refused),
    claim: async ({ worker }) =>
      held[worker].push(...(await claimRuns(pool, `worker ${worker}`, 1))),
    move,
    rest: async ({ worker }) => {
      const run = held[worker].pop();
      if (run) await restRun(pool, run, { seconds: 0, orderly: false });
    },
    renew: async ({ worker }) => {
      const run = held[worker].at(-1);
      if (run) await renewLease(pool, run);
    },
    "late move": async () => {
      const run = lost.at(-1);
      const to = run && transitions[run.state][0];
      if (!run || !to) return;
      const late = { to, actor: "late", detail: "late", fence: run.fence };
      expect(await moveRun(context, run, late), "a late worker moved a run").toBeNull();
    },
    "expire leases": () =>
      pool.$executeRaw`UPDATE runs SET lease_until = clock_timestamp() WHERE lease_until IS NOT NULL`,
    "deadlines pass": () =>
      pool.$executeRaw`UPDATE runs SET expires_at = clock_timestamp() WHERE expires_at IS NOT NULL`,
    "time passes": () =>
      pool.$executeRaw`UPDATE runs SET ended_at = ended_at - interval '2 hours',
        created_at = created_at - interval '2 hours' WHERE ended_at IS NOT NULL`,
    cancel: () => decide((id) => cancelRun(context, id)),
    approve: () => decide((id) => approveRun(context, id)),
    reject: () => decide((id) => rejectRun(context, id)),
    sweep: () => sweepRuns(context),
    switch: ({ choice }) =>
      changeKillSwitch(context, { engaged: choice % 4 === 0, reason: "by chance" }),
  };
  return {
    prepare: () => addScenario(context, ward, { mode, cooldown_seconds: 0, max_attempts: 50 }),
    obey: (command: Command) => deeds[command.name](command),
  };
}

/** What may never be seen, however it came about. */
async function listFaults(service_id: number): Promise<string[]> {
  const rows = await database.pool.$queryRaw<{ fault: string }[]>`
    WITH own AS (SELECT * FROM runs WHERE service_id = ${service_id}),
    story AS (
      SELECT run_id, count(*) AS events, max(seq) AS last FROM run_events
      WHERE run_id IN (SELECT id FROM own) GROUP BY run_id)
    SELECT 'two live runs for one target' AS fault FROM run_targets
      WHERE live AND run_id IN (SELECT id FROM own) GROUP BY target_id HAVING count(*) > 1
    UNION ALL SELECT state || ' and not ended' FROM own
      WHERE ended_at IS NULL AND state = ANY(${terminals}::text[])
    UNION ALL SELECT state || ' and ended' FROM own
      WHERE ended_at IS NOT NULL AND state <> ALL(${terminals}::text[])
    UNION ALL SELECT 'ended and leased' FROM own WHERE ended_at IS NOT NULL AND lease_until IS NOT NULL
    UNION ALL SELECT 'ended and holds a target' FROM own JOIN run_targets ON run_id = id
      WHERE ended_at IS NOT NULL AND live
    UNION ALL SELECT 'live and holds no target' FROM own JOIN run_targets ON run_id = id
      WHERE ended_at IS NULL AND NOT live
    UNION ALL SELECT state || ' without a deadline' FROM own
      WHERE ended_at IS NULL AND state IN ('QUEUED', 'AWAITING_APPROVAL') AND expires_at IS NULL
    UNION ALL SELECT 'never woken' FROM own
      WHERE ended_at IS NULL AND not_before > clock_timestamp() + interval '1 hour'
    UNION ALL SELECT 'the story has a gap' FROM own JOIN story ON run_id = id
      WHERE events <> last + 1 OR last <> moves
    UNION ALL SELECT 'the story ends elsewhere' FROM own
      WHERE state <> (SELECT to_state FROM run_events WHERE run_id = own.id ORDER BY seq DESC LIMIT 1)
    UNION ALL SELECT 'a move that nobody is told of' FROM own JOIN story ON run_id = id
      WHERE events <> (SELECT count(*) FROM facts
        WHERE kind = 'run-moved' AND payload ->> 'run_id' = own.id::text)`;
  return rows.map(({ fault }) => fault);
}

const terminals = Object.keys(transitions).filter((state) =>
  isTerminal(state as keyof typeof transitions),
);

test("two workers and people do anything in any order: the rows keep their promises after every step", {
  timeout: 240_000,
}, async () => {
  let moves = 0;
  await fc.assert(
    fc.asyncProperty(story, fc.constantFrom("auto", "suggest"), async (given, mode) => {
      const context = database.context();
      await letPass(context);
      await database.pool.run.updateMany({ data: { ended_at: new Date(0), state: "CANCELLED" } });
      await changeKillSwitch(context, { engaged: false, reason: "anew" });
      const ward = await createWard(context, "http://127.0.0.1:9", "others");
      const crew = createCrew(ward, mode);
      await crew.prepare();
      const first: Command = { name: "trigger", worker: 0, choice: 0 };
      for (const command of [first, ...given]) {
        await crew.obey(command);
        expect(await listFaults(ward.service_id), command.name).toEqual([]);
      }
      moves += await database.pool.runEvent.count({
        where: { run: { service_id: ward.service_id } },
      });
    }),
    { numRuns: seeds, seed: 20_260, endOnFailure: true },
  );
  // Else the stories would prove little.
  expect(moves).toBeGreaterThan(seeds * 3);
});
