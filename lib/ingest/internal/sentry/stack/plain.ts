import { baseName, type Call } from "#lib/ingest/internal/sentry/call.ts";
import { headOf } from "#lib/ingest/internal/sentry/stack/head.ts";
import { chainOf, type Thrown } from "#lib/ingest/internal/sentry/thrown.ts";

const unknown = "<unknown>";
const deepest = 10;
const hidden = new Set([unknown, "stripped_application_code"]);

/** Images that come with the operating system, by their path or, where only that was sent, by their name. */
const systemPath =
  /^(?:\/usr\/lib|\/lib|\/System\/|\/system\/|\/apex\/|\/vendor\/|[A-Z]:\\Windows\\)/i;
const systemName =
  /^(?:lib(?:system_\w+|dispatch|objc|dyld|swift\w*|c\+\+\w*)\b.*|dyld|(?:Core)?Foundation|UIKit(?:Core)?|AppKit|CFNetwork|QuartzCore|CoreData|WebKit|SwiftUI|GraphicsServices|HIToolbox|AudioToolbox(?:Core)?|AVFoundation)$/;

/** For native code and platforms without a form of their own: a line for each call, readable and of one shape. */
export function renderPlain(thrown: Thrown): string[] {
  return chainOf(thrown).flatMap((error, index) => [
    ...`${index === 0 ? "" : "Caused by: "}${headOf(error)}`.split("\n"),
    ...error.calls.map(renderCall),
  ]);
}

function renderCall(call: Call): string {
  const { file, line, column, ownCode } = call;
  const image = call.package;
  const name = nameOf(call);
  if (file !== null) {
    const place = [file, line, line === null ? null : column].filter((part) => part !== null);
    return `    at ${name} (${place.join(":")})`;
  }
  const isSystem = ownCode === false || (image !== null && isOfSystem(image));
  if (isSystem && image !== null) return `    at ${imageName(image)}!${name} (native)`;
  // A name that was taken out tells as little as one that was never there.
  if (isSystem || hidden.has(name)) return `    at ${name} (native)`;
  return `    at ${name} (${image === null ? unknown : baseName(image)})`;
}

function imageName(path: string): string {
  return baseName(path).replace(/(?<=.)\..*$/, "");
}

function isOfSystem(image: string): boolean {
  return systemPath.test(image) || systemName.test(image);
}

/** Without lists of parameters and categories: brackets would be read as the place of the call. */
function nameOf({ name, module }: Call): string {
  let plain = name ?? unknown;
  for (let depth = 0; depth < deepest && plain.includes("("); depth += 1) {
    plain = plain.replace(/\([^()]*\)/g, "");
  }
  const tidy = plain.replaceAll(/[()]/g, "").replace(/^::/, "").trim() || unknown;
  return module && module !== tidy ? `${module}.${tidy}` : tidy;
}
