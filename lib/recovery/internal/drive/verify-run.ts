import { type Database, transact } from "#lib/platform/database.ts";
import { tellDashboards } from "#lib/platform/news.ts";
import { undoOrEscalate } from "#lib/recovery/internal/drive/compensate-run.ts";
import { countErrors, countedCodes } from "#lib/recovery/internal/drive/count-errors.ts";
import {
  codesOf,
  currentStep,
  type Drive,
  move,
  rest,
} from "#lib/recovery/internal/drive/drive.ts";
import { goOn } from "#lib/recovery/internal/drive/go-on.ts";
import { readLiveness } from "#lib/recovery/internal/drive/read-liveness.ts";
import {
  keepLate,
  recountWindows,
  type Sample,
} from "#lib/recovery/internal/drive/recount-windows.ts";
import { findStepTarget } from "#lib/recovery/internal/drive/step-target.ts";
import { findBusiestWindow } from "#lib/recovery/internal/sql/find-busiest-window.ts";
import { readNow } from "#lib/recovery/internal/sql/read-now.ts";
import { arrivalLagSeconds } from "#lib/recovery/run-limits.ts";
import type { Verdict } from "#lib/recovery/schemas.ts";
import { judgeRun, judgeWindow } from "#lib/recovery/verification.ts";

const sentences: Record<Verdict, string> = {
  recovered: "The errors stopped and the service shows a sign of life.",
  not_recovered: "The errors go on.",
  inconclusive: "No errors, but no sign of life either.",
  worse: "There are clearly more errors than before.",
};

/** SETTLING is over: keeps the busiest window before the action for comparison and begins to measure. */
export async function beginVerification(drive: Drive): Promise<void> {
  const { context, run, definition } = drive;
  const { verify, trigger } = definition;
  const { id: run_id, step_index, service_id, environment } = run;
  const attempt = await context.database.attempt.findFirst({
    where: { run_id, step_index },
    orderBy: { intended_at: "asc" },
  });
  const until = attempt?.intended_at ?? run.created_at;
  const { first_at, ...busiest } = await findBusiestWindow(context.database, {
    ...{ service_id, environment, until, error_codes: codesOf(definition) },
    window_seconds: verify.window_seconds,
    windows: Math.max(3, Math.ceil((trigger?.window_seconds ?? 0) / verify.window_seconds)),
  });
  const seen = first_at ? until.getTime() - first_at.getTime() : Number.POSITIVE_INFINITY;
  const outcome = seen >= verify.window_seconds * 1000 ? "before" : "too_short";
  const detail = "The busiest window before the action.";
  await move(drive, "VERIFYING", `Counting errors in windows of ${verify.window_seconds} s.`, {
    rest_seconds: verify.window_seconds + 1 + arrivalLagSeconds,
    also: async (transaction) => {
      const place = { run_id, step_index, window_index: 0 };
      await transaction.runSample.create({
        data: { ...place, ...busiest, alive: null, outcome, detail },
      });
    },
  });
}

/** VERIFYING: measures the window that has ended and acts on the verdict, once there is one. */
export async function verifyRun(drive: Drive): Promise<void> {
  const { verify } = drive.definition;
  const samples = await drive.context.database.runSample.findMany({
    where: { run_id: drive.run.id, step_index: drive.run.step_index },
    orderBy: { window_index: "asc" },
  });
  const first = samples.find(({ outcome }) => outcome === "before");
  const before = first
    ? { count: Number(first.count), total: Number(first.total ?? first.count) }
    : null;
  const earlier = samples.filter(({ window_index }) => window_index > 0).map(toWindow(drive));
  const latest = await measure(drive, earlier.at(-1)?.to_at ?? drive.run.verify_from);
  if (!latest) return;
  const measured = [...earlier, { ...latest.window, window_index: earlier.length + 1 }];
  const atFirst = judgeRun(measured, before, verify);
  if (atFirst !== "recovered") {
    const keep = keepSample(drive, measured, latest.detail);
    return follow(drive, atFirst, keep);
  }
  const recount = await recountWindows(drive, measured);
  const verdict =
    recount.since > verify.max_count ? null : judgeRun(recount.windows, before, verify);
  const keepLatest = keepSample(drive, recount.windows, `${latest.detail}${recount.remark}`);
  const keep = async (transaction: Database) => {
    await keepLate(transaction, drive, recount.late);
    await keepLatest(transaction);
  };
  return follow(drive, verdict, keep, recount.windows.at(-verify.windows));
}

type Keep = (transaction: Database) => Promise<void>;

/** Goes where the verdict leads; null is none yet. `since` is the first of the windows that decided for recovery. */
async function follow(
  drive: Drive,
  verdict: Verdict | null,
  keep: Keep,
  since?: Sample,
): Promise<void> {
  if (verdict === null) return restUntilNext(drive, keep);
  const detail = sentences[verdict];
  if (verdict === "recovered") {
    const { windows, max_count } = drive.definition.verify;
    const to = await readNow(drive.context.database);
    const from = since?.from_at ?? to;
    const error_codes = countedCodes(drive.definition);
    const well = { from, to, error_codes, allowed: windows * max_count };
    return move(drive, "RECOVERED", detail, { verdict, well, also: keep });
  }
  if (verdict === "worse") return undoOrEscalate(drive, detail, keep);
  return goOn(drive, {
    ...{ detail, verdict, also: keep },
    ...{ calls: 0, may_repeat: false, pause_seconds: null },
  });
}

function toWindow(drive: Drive) {
  const probed = Boolean(drive.definition.verify.probe);
  return (sample: {
    from_at: Date;
    to_at: Date;
    count: bigint;
    total: bigint | null;
    alive: boolean | null;
    window_index: number;
  }): Sample => ({
    ...sample,
    count: Number(sample.count),
    total: Number(sample.total ?? sample.count),
    seconds: (sample.to_at.getTime() - sample.from_at.getTime()) / 1000,
    probed,
  });
}

type Measured = { window: Omit<Sample, "window_index">; detail: string };

/** The window from `from` on, longer where the worker came late; null, after a rest, when it has not ended yet. */
async function measure(drive: Drive, from: Date | null): Promise<Measured | null> {
  const { context, run, definition } = drive;
  const { window_seconds, probe } = definition.verify;
  const from_at = from ?? run.created_at;
  const now = await readNow(context.database);
  const complete = Math.floor(now.getTime() / 1000 - arrivalLagSeconds) * 1000;
  const missing = from_at.getTime() + window_seconds * 1000 - complete;
  if (missing > 0) {
    await rest(drive, missing / 1000);
    return null;
  }
  const to_at = new Date(complete);
  const counted = await countErrors(drive, from_at, to_at);
  const target = await findStepTarget(drive);
  const { alive, detail } = target
    ? await readLiveness(drive, target)
    : { alive: null, detail: `the target ${currentStep(drive).target} is no longer there` };
  const seconds = (complete - from_at.getTime()) / 1000;
  return { window: { from_at, to_at, ...counted, seconds, alive, probed: Boolean(probe) }, detail };
}

function keepSample(drive: Drive, windows: Sample[], detail: string) {
  return async (transaction: Database): Promise<void> => {
    const latest = windows.at(-1);
    if (!latest) return;
    const { window_index, from_at, to_at, count, total, alive } = latest;
    const { id: run_id, step_index } = drive.run;
    const outcome = judgeWindow(latest, drive.definition.verify);
    await transaction.runSample.create({
      data: {
        ...{ run_id, step_index, window_index, from_at, to_at },
        ...{ count, total, alive, outcome, detail },
      },
    });
  };
}

/** Keeps the sample and gives the lease back until the next window has ended, both or neither. */
async function restUntilNext(
  drive: Drive,
  keep: (transaction: Database) => Promise<void>,
): Promise<void> {
  const { context } = drive;
  await transact(context.database, async (database) => {
    const inside = { ...drive, context: { ...context, database } };
    await rest(inside, drive.definition.verify.window_seconds);
    await keep(database);
    await showWindow(database, drive);
    drive.run = inside.run;
  });
}

/** A window that decides nothing moves no run, but a page that shows the run has it. */
function showWindow(database: Database, { run }: Drive): Promise<void> {
  const { id: run_id, service_id, state, environment } = run;
  return tellDashboards(database, [
    { kind: "run-moved", service_id, payload: { run_id, state, environment } },
  ]);
}
