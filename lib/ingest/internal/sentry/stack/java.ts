import { baseName, type Call } from "#lib/ingest/internal/sentry/call.ts";
import { headOf } from "#lib/ingest/internal/sentry/stack/head.ts";
import { chainOf, type Thrown } from "#lib/ingest/internal/sentry/thrown.ts";

/** As `Throwable.printStackTrace` prints; what a group holds beside its cause is printed as suppressed. */
export function renderJava(thrown: Thrown): string[] {
  return chainOf(thrown).flatMap((error, index) =>
    renderError(error, index === 0 ? "" : "Caused by: "),
  );
}

function renderError(error: Thrown, label: string): string[] {
  const { type, value, module, calls, members } = error;
  const named =
    type !== null && module !== null && !type.includes(".") ? `${module}.${type}` : type;
  const suppressed = members.flatMap((member) =>
    renderError(member, "Suppressed: ").map((line) => `\t${line}`),
  );
  return [`${label}${headOf({ type: named, value })}`, ...calls.map(renderCall), ...suppressed];
}

function renderCall({ name, module, file, line }: Call): string {
  const path = [module, name ?? "<unknown>"].filter(Boolean).join(".");
  return `\tat ${path}(${placeOf(file, line)})`;
}

function placeOf(file: string | null, line: number | null): string {
  if (file === null) return "Unknown Source";
  if (file === "Native Method" || file.endsWith(".native")) return "Native Method";
  const base = baseName(file);
  if (line !== null) return `${base}:${line}`;
  return base.includes(".") ? base : "Unknown Source";
}
