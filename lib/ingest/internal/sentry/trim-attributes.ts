import { cut } from "#lib/grouping/cut.ts";
import { type Loose, listOf } from "#lib/ingest/internal/sentry/loose.ts";

const limitBytes = 256 * 1024;
const longestName = 100;
const mostNames = 20;

/** What goes first when an event says too much; what is left at the end tells most about the error. */
const cuts: readonly [name: string, trim: (attributes: Loose) => Loose][] = [
  ["breadcrumbs", without("breadcrumbs")],
  ["vars", (attributes) => withFrames(attributes, ({ vars: _, ...frame }) => [frame])],
  ["modules", without("modules")],
  ["extra", without("extra")],
  ["threads", without("threads")],
  ["images", without("images")],
  ["frames", (attributes) => withFrames(attributes, () => [])],
  ["request", without("request")],
  ["contexts", without("contexts")],
  ["user", without("user")],
  ["exceptions", without("exceptions")],
  ["tags", without("tags")],
];

/** Attributes of at most 256 KiB as JSON; `_trimmed` names what was left out. */
export function trimAttributes(attributes: Loose, already: string[]): Loose {
  const trimmed = [...already];
  let rest = attributes;
  let bytes = sizeOf(rest);
  for (const [name, trim] of cuts) {
    if (bytes <= limitBytes) break;
    const shorter = trim(rest);
    if (shorter === rest) continue;
    const size = sizeOf(shorter);
    if (size < bytes) trimmed.push(name);
    rest = shorter;
    bytes = size;
  }
  if (bytes > limitBytes) {
    const { kept, dropped } = dropLargest(rest, bytes - limitBytes);
    trimmed.push(...dropped.slice(0, mostNames), `${dropped.length} members`);
    rest = kept;
  }
  return trimmed.length > 0 ? { ...rest, _trimmed: trimmed } : rest;
}

/** Without the largest members that hold at least so many bytes together. */
function dropLargest(attributes: Loose, bytes: number): { kept: Loose; dropped: string[] } {
  const sizes = Object.entries(attributes).map(([name, value]) => ({
    name,
    size: sizeOf([name, value]),
  }));
  const dropped = new Set<string>();
  let left = bytes;
  for (const { name, size } of sizes.sort((one, other) => other.size - one.size)) {
    if (left <= 0) break;
    dropped.add(name);
    left -= size - sizeOf([]);
  }
  const kept = Object.entries(attributes).filter(([name]) => !dropped.has(name));
  return {
    kept: Object.fromEntries(kept),
    dropped: [...dropped].map((name) => cut(name, longestName)),
  };
}

function sizeOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value));
}

function without(name: string): (attributes: Loose) => Loose {
  return (attributes) => {
    if (!Object.hasOwn(attributes, name)) return attributes;
    const { [name]: _, ...rest } = attributes;
    return rest;
  };
}

function withFrames(attributes: Loose, change: (frame: Loose) => Loose[]): Loose {
  if (!Array.isArray(attributes.exceptions)) return attributes;
  const exceptions = listOf(attributes.exceptions).map(({ frames, ...exception }) => {
    const changed = Array.isArray(frames) ? listOf(frames).flatMap(change) : [];
    return changed.length > 0 ? { ...exception, frames: changed } : exception;
  });
  return { ...attributes, exceptions };
}
