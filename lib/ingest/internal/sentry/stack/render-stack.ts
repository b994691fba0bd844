import type { Call } from "#lib/ingest/internal/sentry/call.ts";
import { renderDotnet } from "#lib/ingest/internal/sentry/stack/dotnet.ts";
import { renderGo } from "#lib/ingest/internal/sentry/stack/go.ts";
import { renderJava } from "#lib/ingest/internal/sentry/stack/java.ts";
import { renderJavaScript } from "#lib/ingest/internal/sentry/stack/javascript.ts";
import { renderPhp } from "#lib/ingest/internal/sentry/stack/php.ts";
import { renderPlain } from "#lib/ingest/internal/sentry/stack/plain.ts";
import { renderPython } from "#lib/ingest/internal/sentry/stack/python.ts";
import { renderRuby } from "#lib/ingest/internal/sentry/stack/ruby.ts";
import { renderRust } from "#lib/ingest/internal/sentry/stack/rust.ts";
import { chainOf, type Thrown } from "#lib/ingest/internal/sentry/thrown.ts";

export type Renderer = (thrown: Thrown) => string[];

const renderers = new Map<string, Renderer>([
  ...["javascript", "node", "deno", "bun"].map((name) => [name, renderJavaScript] as const),
  ["python", renderPython],
  ...["java", "kotlin", "scala", "groovy", "android"].map((name) => [name, renderJava] as const),
  ["go", renderGo],
  ...["csharp", "dotnet", "fsharp", "visualbasic"].map((name) => [name, renderDotnet] as const),
  ["ruby", renderRuby],
  ["php", renderPhp],
  ["rust", renderRust],
]);

const firstCalls = 50;
const lastCalls = 200;
const longestChain = 10;
const longestText = 256 * 1024;

/**
 * The text of a stack trace as the platform's own runtime prints it, so that the same error is grouped alike however it
 * was sent; null where there are neither calls nor causes.
 */
export function renderStack(thrown: Thrown, platform: string, sdk: string): string | null {
  const short = shorten(thrown, longestChain);
  const chain = chainOf(short);
  const hasCalls = chain.some(({ calls, members }) => calls.length > 0 || members.length > 0);
  if (!hasCalls && chain.length === 1) return null;
  return cutMiddle(rendererOf(chain, platform, sdk)(short).join("\n"));
}

/** Frames may say another platform than the event: an app in React Native throws in JavaScript and in Java. */
function rendererOf(chain: Thrown[], platform: string, sdk: string): Renderer {
  const calls = chain.flatMap((error) => error.calls);
  const name = (calls.find((call) => call.platform)?.platform ?? platform).toLowerCase();
  if (name === "native") {
    const isRust = /\brust\b/.test(sdk) || calls.some(({ file }) => file?.endsWith(".rs"));
    return isRust ? renderRust : renderPlain;
  }
  return renderers.get(name) ?? renderPlain;
}

/** What is too long loses its middle: the place of the error and the way into the program stay; so does the root cause. */
function shorten(thrown: Thrown, most: number): Thrown {
  const { cause, members } = thrown;
  const next = most <= 2 ? (cause ? (chainOf(cause).at(-1) ?? null) : null) : cause;
  return {
    ...thrown,
    calls: shortenCalls(thrown.calls),
    cause: next && most > 1 ? shorten(next, most - 1) : null,
    members:
      most > 1 ? members.slice(0, longestChain).map((member) => shorten(member, most - 1)) : [],
  };
}

function shortenCalls(calls: Call[]): Call[] {
  if (calls.length <= firstCalls + lastCalls) return calls;
  return [...calls.slice(0, lastCalls), ...calls.slice(-firstCalls)];
}

function cutMiddle(text: string): string {
  if (text.length <= longestText) return text;
  const half = longestText / 2;
  return `${text.slice(0, half)}\n… ${text.length - longestText} characters left out …\n${text.slice(-half)}`;
}
