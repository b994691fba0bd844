import { orderByCause } from "#lib/grouping/error-chain.ts";
import type { Language } from "#lib/grouping/internal/stack/language.ts";
import { nameFrame } from "#lib/grouping/internal/stack/name-frame.ts";
import { baseOfHome, isPlumbing } from "#lib/grouping/internal/stack/plumbing.ts";
import type { Frame, ParsedStack, StackError } from "#lib/grouping/stack-trace.ts";

/** Calls that say which error it is, the innermost first; `decides` where they say so without the message. */
export type StackEvidence = { calls: string[]; decides: boolean; in_browser: boolean };

/** Enough to tell places apart; further out, the same error differs by who called. */
const strongCalls = 3;
const mostCalls = 5;
const mostForeignCalls = 3;
/** More calls without a name than these are a program whose names were taken: what called them all is far from the error. */
const mostUnnamed = 2;
const none: StackEvidence = { calls: [], decides: false, in_browser: false };

/** What the calls of a stack say of where the error is, by the first error of the chain that names own code. */
export function deriveStackEvidence(stack: ParsedStack): StackEvidence {
  const { language } = stack;
  if (!language) return none;
  const candidates = orderByCause(stack).filter(({ frames }) => frames.length > 0);
  let weak: StackEvidence | null = null;
  for (const error of candidates) {
    const evidence = weighOwnCalls(language, error);
    if (evidence.decides) return evidence;
    if (!weak || weak.calls.length === 0) weak = evidence;
  }
  if (weak && weak.calls.length > 0) return weak;
  const [root] = candidates;
  return root ? { ...none, calls: nameForeignCalls(language, root) } : none;
}

function weighOwnCalls(language: Language, error: StackError): StackEvidence {
  const calls: string[] = [];
  const homes = new Set<string>();
  let strong = 0;
  const own = ownFrames(language, error.frames);
  for (const { call, name, home } of nameCalls(language, own)) {
    calls.push(call);
    homes.add(home).add(baseOfHome(home).toLowerCase());
    if (!isPlumbing(name, home)) strong += 1;
    if (strong === strongCalls || calls.length === mostCalls) break;
  }
  const start = homesBeforeNames(language, own);
  const covered = start.length <= mostUnnamed && start.every((home) => homes.has(home));
  const [innermost] = start;
  if (innermost && !covered) calls.unshift(`in ${innermost}`);
  return { calls, decides: strong > 0 && covered, in_browser: error.frames.some(isOfBrowser) };
}

/**
 * Where calls without a name lie that stand before the first named one. A callback within a named function counts for it;
 * a handler in another file than all named calls is known by its file alone, and who called it says nothing of it.
 */
function homesBeforeNames(language: Language, own: readonly Frame[]): string[] {
  const homes: string[] = [];
  for (const frame of own) {
    const { home, name } = nameFrame(language, frame);
    if (name) break;
    if (home) homes.push(home);
  }
  return homes;
}

function nameForeignCalls(language: Language, error: StackError): string[] {
  const calls: string[] = [];
  for (const { call } of nameCalls(language, error.frames)) {
    calls.push(call);
    if (calls.length === mostForeignCalls) break;
  }
  return calls;
}

/** The calls that have a name, each once: recursion, direct or not, adds none. */
function* nameCalls(language: Language, frames: readonly Frame[]) {
  const seen = new Set<string>();
  for (const frame of frames) {
    if (seen.size > 0 && isLeftOutBySafari(frame)) return;
    const { home, name } = nameFrame(language, frame);
    const call = home ? `${name} in ${home}` : name;
    if (!name || !call || seen.has(call)) continue;
    seen.add(call);
    yield { call, name, home };
  }
}

/** Go's calls before the last `panic` are those of the function that recovered from it. */
function ownFrames(language: Language, frames: readonly Frame[]): Frame[] {
  const start =
    language === "go" ? frames.findLastIndex((frame) => frame.function === "panic") + 1 : 0;
  return frames.slice(start).filter((frame) => frame.in_app);
}

function isOfBrowser({ file }: Frame): boolean {
  return file !== null && /^https?:/.test(file);
}

/** Safari prints no calls that await, Chrome and Firefox do: `async load`, `async*load`, `setTimeout handler*load`. */
function isLeftOutBySafari(frame: Frame): boolean {
  const name = frame.function ?? "";
  return isOfBrowser(frame) && (name.startsWith("async ") || name.includes("*"));
}
