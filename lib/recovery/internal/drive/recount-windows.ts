import type { Database } from "#lib/platform/database.ts";
import { countErrors } from "#lib/recovery/internal/drive/count-errors.ts";
import type { Drive } from "#lib/recovery/internal/drive/drive.ts";
import { readNow } from "#lib/recovery/internal/sql/read-now.ts";
import { judgeWindow, type Window } from "#lib/recovery/verification.ts";

export type Sample = Window & { window_index: number; from_at: Date; to_at: Date };

export type Recount = {
  /** All windows, those that decide with what is counted in them now. */
  windows: Sample[];
  /** Those whose count has grown since it was kept, the latest excepted: it is not kept yet. */
  late: Sample[];
  /** Errors since the end of the latest window. */
  since: number;
  /** What the latest sample's detail says of it. */
  remark: string;
};

/** Errors of a busy moment are committed after their window was read: reads the deciding windows once more. */
export async function recountWindows(drive: Drive, measured: Sample[]): Promise<Recount> {
  const { context, definition } = drive;
  const count = (from: Date, to: Date) => countErrors(drive, from, to);
  const decisive = -definition.verify.windows;
  const windows = measured.slice(0, decisive);
  for (const window of measured.slice(decisive)) {
    windows.push({ ...window, ...(await count(window.from_at, window.to_at)) });
  }
  const now = await readNow(context.database);
  const { count: since } = await count(measured.at(-1)?.to_at ?? now, now);
  const grown = windows.filter(({ count }, index) => count !== measured[index]?.count);
  const sentences = [
    ...grown.map(
      ({ window_index, count }) => `; window ${window_index} holds ${count} errors, some came late`,
    ),
    ...(since > 0 ? [`; since then ${since} errors`] : []),
  ];
  const late = grown.filter(({ window_index }) => window_index < measured.length);
  return { windows, late, since, remark: sentences.join("") };
}

/** Corrects the samples of windows that grew. */
export async function keepLate(database: Database, drive: Drive, late: Sample[]): Promise<void> {
  const { id: run_id, step_index } = drive.run;
  for (const window of late) {
    const { window_index, count, total } = window;
    await database.runSample.updateMany({
      where: { run_id, step_index, window_index },
      data: {
        count,
        total,
        outcome: judgeWindow(window, drive.definition.verify),
        detail: "Errors of this window were committed after it had been read.",
      },
    });
  }
}
