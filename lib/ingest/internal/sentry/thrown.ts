import { type Call, readCalls } from "#lib/ingest/internal/sentry/call.ts";
import {
  type Loose,
  listOf,
  numberOf,
  objectOf,
  textOf,
} from "#lib/ingest/internal/sentry/loose.ts";

/** An error with what it was caused by and, where it is a group of errors, its members. */
export type Thrown = {
  type: string | null;
  value: string | null;
  /** Package or namespace of the type; for .NET it is the assembly. */
  module: string | null;
  /** Calls, the innermost first. */
  calls: Call[];
  handled: boolean;
  /** Made up by the SDK: type and value are not those of an error of the program. */
  synthetic: boolean;
  cause: Thrown | null;
  /** The cause was being handled when this error came up, and nobody said that it is the cause. */
  causeIsContext: boolean;
  members: Thrown[];
};

/** An exception as it was sent, before those that belong together are joined. */
type Link = {
  thrown: Thrown;
  id: number | null;
  parent: number | null;
  isGroup: boolean;
  /** Which field of its parent holds it. */
  source: string;
};

const longestChain = 50;
const longestType = 500;

/** What an event says was thrown; null where it has no exception. In what SDKs send, the one that was thrown is the last. */
export function readThrown(event: Loose): Thrown | null {
  const sent = listOf(event.exception ?? event["sentry.interfaces.Exception"]).slice(-longestChain);
  if (sent.length === 0) return null;
  const links = sent.map(readLink).reverse();
  const thrown = joinTree(links) ?? joinChain(links);
  if (thrown && thrown.calls.length === 0) thrown.calls = readCallsBeside(event, sent.at(-1) ?? {});
  return thrown;
}

/** Calls that stand at the event itself or at the thread that crashed. */
export function readCallsBeside(event: Loose, exception: Loose = {}): Call[] {
  const own = readCalls(event.stacktrace ?? event["sentry.interfaces.Stacktrace"]);
  if (own.length > 0) return own;
  const threads = listOf(event.threads);
  const thread =
    threads.find(({ id }) => id !== undefined && id === exception.thread_id) ??
    threads.find(({ crashed }) => crashed === true) ??
    threads.find(({ current }) => current === true) ??
    (threads.length === 1 ? threads[0] : undefined);
  return readCalls(thread?.stacktrace);
}

function readLink(exception: Loose): Link {
  const mechanism = objectOf(exception.mechanism);
  return {
    id: numberOf(mechanism.exception_id),
    parent: numberOf(mechanism.parent_id),
    isGroup: mechanism.is_exception_group === true,
    source: textOf(mechanism.source) ?? "",
    thrown: {
      type: textOf(exception.type)?.slice(0, longestType) ?? null,
      value: readValue(exception.value),
      module: textOf(exception.module)?.slice(0, longestType) ?? null,
      calls: readCalls(exception.stacktrace),
      handled: mechanism.handled !== false,
      synthetic: mechanism.synthetic === true,
      cause: null,
      causeIsContext: false,
      members: [],
    },
  };
}

function readValue(value: unknown): string | null {
  if (typeof value !== "object" || value === null) return textOf(value);
  return JSON.stringify(value);
}

/** Ids and parents, where every exception has them; null else. */
function joinTree(links: Link[]): Thrown | null {
  const parts = new Map(links.flatMap((link) => (link.id === null ? [] : [[link.id, link]])));
  const [root, ...others] = [...links].sort((one, other) => (one.id ?? 0) - (other.id ?? 0));
  if (!root || parts.size !== links.length) return null;
  // A parent has a smaller id than what it holds: no circles.
  const isTree = others.every(
    ({ id, parent }) => parent !== null && parts.has(parent) && parent < (id ?? 0),
  );
  if (!isTree) return null;
  for (const link of others) attach(parts.get(link.parent ?? 0) ?? root, link);
  return root.thrown;
}

const causes = /^(?:__cause__|__context__|cause|InnerException)$/i;

function attach({ thrown: parent, isGroup }: Link, { thrown, source }: Link): void {
  const isCause = causes.test(source) || (source === "" && !isGroup);
  if (parent.cause === null && isCause) {
    parent.cause = thrown;
    parent.causeIsContext = source === "__context__";
  } else parent.members.push(thrown);
}

function joinChain(links: Link[]): Thrown | null {
  for (const [index, { thrown }] of links.entries()) {
    thrown.cause = links[index + 1]?.thrown ?? null;
    thrown.causeIsContext = links[index + 1]?.source === "__context__";
  }
  return links[0]?.thrown ?? null;
}

/** The error and its causes, the one that was thrown first. */
export function chainOf(thrown: Thrown): Thrown[] {
  const chain = [thrown];
  for (let next = thrown.cause; next; next = next.cause) chain.push(next);
  return chain;
}
