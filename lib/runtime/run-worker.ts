import { randomUUID } from "node:crypto";
import { hostname } from "node:os";
import { setTimeout } from "node:timers/promises";
import { createCrew, deliverDue } from "#lib/notifications/deliver-due.ts";
import { createContext, systemActor } from "#lib/platform/context.ts";
import { openDatabase } from "#lib/platform/database.ts";
import { requireDatabaseUrl } from "#lib/platform/env.ts";
import { createLogger } from "#lib/platform/logger.ts";
import { driveRuns } from "#lib/recovery/drive-runs.ts";
import { listenForFacts } from "#lib/runtime/listen-for-facts.ts";
import { reactToFacts } from "#lib/runtime/react-to-facts.ts";
import { recordOwnFailures } from "#lib/runtime/record-own-failures.ts";
import { createAlarm, repeat } from "#lib/runtime/repeat.ts";
import { schedule, type WorkerContext } from "#lib/runtime/schedule.ts";
import { lanes } from "#lib/runtime/subscriptions.ts";

const heartbeatMilliseconds = 3000;
/** Each look for facts costs a fixed part: a storm of them is not looked at more often. */
const breathMilliseconds = { least: 25, most: 150 };

/**
 * One worker: reacts to facts, drives runs, delivers notifications and keeps the schedule until the signal ends.
 * Any number of workers may run at once; rows are claimed, never shared.
 */
export async function runWorker(signal: AbortSignal): Promise<void> {
  const url = requireDatabaseUrl();
  const log = createLogger("worker");
  const pool = openDatabase(url);
  const worker = { id: `${hostname()} ${process.pid} ${randomUUID().slice(0, 8)}`, signal };
  const context = createContext({ actor: systemActor("worker"), database: pool, log });
  const endRecording = recordOwnFailures(context);
  const alarm = createAlarm();
  const crew = createCrew(worker);
  const loop = (name: string, pauseMilliseconds: number) => ({
    name,
    pauseMilliseconds,
    alarm,
    signal,
    log,
  });
  try {
    await Promise.all([
      listenForFacts(url, alarm, signal, log),
      repeat({ ...loop("heartbeat", heartbeatMilliseconds), alarm: createAlarm() }, () =>
        beat(context, worker.id),
      ),
      ...lanes.map((lane) =>
        repeat(loop(`facts to ${lane}`, 1000), async () => {
          const begin = performance.now();
          const done = await reactToFacts(context, lane);
          if (done > 0) await takeBreath(performance.now() - begin);
          return done;
        }),
      ),
      repeat(loop("runs", 500), () => driveRuns(context, worker)),
      repeat(loop("deliveries", 1000), () => deliverDue(context, crew)),
      ...schedule.map(({ name, everySeconds, run }) =>
        // The alarm is for work that a fact brings; the schedule has a clock of its own.
        repeat({ ...loop(name, everySeconds * 1000), alarm: createAlarm() }, async () => {
          await run(context);
          return 0;
        }),
      ),
    ]);
  } finally {
    await Promise.allSettled(crew.lanes);
    await endRecording();
    await pool.workerHeartbeat.deleteMany({ where: { worker_id: worker.id } }).catch(() => {});
    await pool.$disconnect();
  }
}

/** Facts that come meanwhile say the same as often as not, and are handled as one: the longer a turn takes. */
function takeBreath(turnMilliseconds: number): Promise<void> {
  const breath = Math.max(breathMilliseconds.least, 2 * turnMilliseconds);
  return setTimeout(Math.min(breath, breathMilliseconds.most));
}

async function beat({ database }: WorkerContext, workerId: string): Promise<number> {
  await database.$executeRaw`
    INSERT INTO worker_heartbeats (worker_id) VALUES (${workerId})
    ON CONFLICT (worker_id) DO UPDATE SET seen_at = clock_timestamp()`;
  return 0;
}
