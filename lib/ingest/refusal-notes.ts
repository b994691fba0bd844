import type { InputError } from "#lib/platform/errors.ts";

/** What is remembered of requests that were refused alike; never a body and never a key. */
export type RefusalNote = {
  id: number;
  door: "native" | "sentry" | "otlp";
  status: number;
  code: string;
  detail: string;
  errors: InputError[];
  /** Records of the request that were refused; null where all of it was. */
  refused: number | null;
  key_id: string | null;
  service: string | null;
  /** The last four characters of a key that is not known. */
  hint: string | null;
  client: string | null;
  origin: string | null;
  retry_after_seconds: number | null;
};
export type KeptNote = RefusalNote & { first_at: number; at: number; count: number };

const mostSenders = 100;
const mostOfSender = 20;
const mostOfStrangers = 50;
const strangers = "";

type Notes = Map<string, KeptNote>;
// Next bundles a module once per layer, and the doors stand outside of its bundles: a process remembers once.
const holder = globalThis as typeof globalThis & {
  paramedicRefusals?: { lastId: number; senders: Map<string, Notes> };
};

function memory() {
  holder.paramedicRefusals ??= { lastId: 0, senders: new Map() };
  return holder.paramedicRefusals;
}

/**
 * Remembers a refusal in this process. What is the same again is counted; a sender, and all strangers together, push
 * out only what is their own. `describe` is asked only where the refusal is a new one.
 */
export function keepRefusal(
  which: { keyId: string | null; sameAs: string; now: number },
  describe: () => Omit<RefusalNote, "id">,
): void {
  const { senders } = memory();
  const sender = which.keyId ?? strangers;
  const notes: Notes = senders.get(sender) ?? new Map();
  // Set again, so that who was refused last is pushed out last.
  senders.delete(sender);
  senders.set(sender, notes);
  if (senders.size > mostSenders) dropFirst(senders, strangers);
  const known = notes.get(which.sameAs);
  notes.delete(which.sameAs);
  notes.set(which.sameAs, known ? again(known, which.now) : first(describe(), which.now));
  if (notes.size > (which.keyId ? mostOfSender : mostOfStrangers)) dropFirst(notes);
}

/** What this process remembers, the latest first. */
export function listKeptRefusals(): KeptNote[] {
  const notes = [...memory().senders.values()].flatMap((kept) => [...kept.values()]);
  return notes.sort((one, other) => other.at - one.at || other.id - one.id);
}

function first(note: Omit<RefusalNote, "id">, now: number): KeptNote {
  const remembered = memory();
  remembered.lastId += 1;
  return { ...note, id: remembered.lastId, first_at: now, at: now, count: 1 };
}

function again(note: KeptNote, now: number): KeptNote {
  return { ...note, at: now, count: note.count + 1 };
}

function dropFirst<T>(kept: Map<string, T>, but?: string): void {
  const oldest = [...kept.keys()].find((key) => key !== but);
  if (oldest !== undefined) kept.delete(oldest);
}
