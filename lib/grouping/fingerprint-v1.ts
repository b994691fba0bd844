import { createHash } from "node:crypto";
import type { Fingerprint, Occurrence } from "#lib/grouping/fingerprint.ts";
import { normaliseMessage } from "#lib/grouping/normalise-message.ts";
import { innermostIsLast, readStackFrames } from "#lib/grouping/stack-frames.ts";

const framesThatCount = 3;

/**
 * Version 1, frozen: an explicit fingerprint decides alone; else the error code, the shape of the message and
 * the innermost three frames of the application's own code.
 */
export function fingerprintV1(occurrence: Occurrence): Fingerprint {
  const { error_code, message, stack_trace, fingerprint } = occurrence;
  if (fingerprint.length > 0) {
    return {
      key: key(["explicit", ...fingerprint]),
      why: `The service set the fingerprint: ${fingerprint.join(", ")}.`,
    };
  }
  const shape = normaliseMessage(message);
  const frames = stack_trace ? innermostFrames(stack_trace) : [];
  const place = frames.length > 0 ? ` and the same innermost calls: ${frames.join(", ")}` : "";
  return {
    key: key(["derived", error_code, shape, ...frames]),
    why: `Same error code ${error_code}, same message but for what varies: “${shape}”${place}.`,
  };
}

function innermostFrames(stackTrace: string): string[] {
  const frames = readStackFrames(stackTrace);
  const ordered = innermostIsLast(stackTrace) ? frames.reverse() : frames;
  const own = ordered.filter((frame) => frame.in_app);
  return (own.length > 0 ? own : ordered)
    .slice(0, framesThatCount)
    .map((frame) => `${frame.function} in ${frame.file}`);
}

/** JSON keeps the parts apart: ["ab", "c"] and ["a", "bc"] differ. */
function key(parts: string[]): string {
  return `v1:${createHash("sha256").update(JSON.stringify(parts)).digest("hex").slice(0, 32)}`;
}
