import { runInNewContext } from "node:vm";
import { mostTries, retryDecisions } from "#lib/error-pages/retry-decisions.ts";
import type { PublicStatus } from "#lib/error-pages/schemas.ts";
import { squeezeScript } from "#lib/error-pages/squeeze-script.ts";

type Next = ["enter" | "look" | "stop", number];
type Decide = (
  tries: number,
  most: number,
  base: number,
  status: PublicStatus | null,
  draw: number,
) => Next;

/** The decisions of the page's script: not written again, but evaluated from the text that every page carries. */
export function readPageDecisions(): { decide: Decide; mostTries: number } {
  const decide = runInNewContext(`${squeezeScript(retryDecisions)}decide`) as Decide;
  return { decide, mostTries };
}
