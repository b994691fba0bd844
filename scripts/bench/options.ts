import { parseArgs } from "node:util";
import { StartFailure } from "#lib/platform/errors.ts";

const usualParts = ["single", "ndjson", "sentry", "pages", "reads"] as const;
export const parts = [...usualParts, "soak"] as const;
export type Part = (typeof parts)[number];

export type Options = {
  only: ReadonlySet<Part>;
  seconds: number;
  warmSeconds: number;
  rounds: number;
  /** Records that the reads are measured at, rising. */
  reads: number[];
  /** How long the soak takes. */
  minutes: number;
  json: string | null;
  /** Where CPU profiles of web are written. */
  profile: string | null;
};

export const help = `npm run bench -- [flags]
  --quick            one round of 2 s each, reads at 100 k only
  --only LIST        of ${parts.join(",")}; all but soak
  --seconds N        measured seconds of each figure (10)
  --rounds N         rounds, whose median is taken (3)
  --reads SIZE       the most records that reads are measured at: 100k, 1m (default) or 10m
  --minutes N        of the soak (60)
  --json FILE        writes all figures there
  --profile FOLDER   writes a CPU profile of web there
  --as-built         takes the pages as they were built last`;

const readSizes = { "100k": 100_000, "1m": 1_000_000, "10m": 10_000_000 };

/** Reads the flags; throws an error that says what is wrong. */
export function readOptions(flags: string[]): Options {
  const { values } = parseFlags(flags);
  const { quick } = values;
  const seconds = readNumber("--seconds", values.seconds ?? (quick ? "2" : "10"));
  const most = values.reads ?? (quick ? "100k" : "1m");
  const limit = Object.entries(readSizes).find(([name]) => name === most)?.[1];
  if (limit === undefined) throw new StartFailure(`--reads: ${most} is none of 100k, 1m, 10m.`);
  return {
    only: new Set(values.only.split(",").map(readPart)),
    seconds,
    // What V8 compiles of either contestant is compiled by then.
    warmSeconds: Math.min(3, seconds / 2),
    rounds: readNumber("--rounds", values.rounds ?? (quick ? "1" : "3")),
    reads: Object.values(readSizes).filter((size) => size <= limit),
    minutes: readNumber("--minutes", values.minutes),
    json: values.json ?? null,
    profile: values.profile ?? null,
  };
}

function parseFlags(args: string[]) {
  try {
    return parseArgs({
      args,
      options: {
        quick: { type: "boolean", default: false },
        only: { type: "string", default: usualParts.join(",") },
        seconds: { type: "string" },
        rounds: { type: "string" },
        reads: { type: "string" },
        minutes: { type: "string", default: "60" },
        json: { type: "string" },
        profile: { type: "string" },
        "as-built": { type: "boolean" },
      },
    });
  } catch (error) {
    throw new StartFailure(`${error instanceof Error ? error.message : error}\n\n${help}`);
  }
}

function readPart(name: string): Part {
  const part = parts.find((known) => known === name);
  if (part) return part;
  throw new StartFailure(`--only: ${name} is none of ${parts.join(", ")}.`);
}

function readNumber(flag: string, text: string): number {
  const number = Number(text);
  if (number > 0 && number <= 600) return number;
  throw new StartFailure(`${flag}: ${text} is not a number from 1 to 600.`);
}
