import type { Call } from "#lib/ingest/internal/sentry/call.ts";
import { chainOf, type Thrown } from "#lib/ingest/internal/sentry/thrown.ts";

/**
 * As the runtime prints a panic, or as an error that carries its calls is printed with `%+v`: the root cause first. A cause
 * without calls is part of the text of the error around it.
 */
export function renderGo(thrown: Thrown): string[] {
  const chain = chainOf(thrown).reverse();
  const traced = chain.filter(({ calls }) => calls.length > 0);
  const [only = thrown, ...others] = traced.length > 0 ? traced : [thrown];
  if (others.length === 0 && isPanic(thrown)) {
    return [
      `panic: ${thrown.value ?? thrown.type ?? ""}`,
      "",
      "goroutine 1 [running]:",
      ...only.calls.flatMap(renderCall),
    ];
  }
  // Without calls of its own, the error that was thrown still has the text that says most.
  const heads = others.length === 0 ? [thrown] : [only];
  return [
    ...heads.map(textOf),
    ...only.calls.flatMap(renderCall),
    ...others.flatMap((error) => [textOf(error), ...error.calls.flatMap(renderCall)]),
  ];
}

function isPanic({ value, handled, type }: Thrown): boolean {
  return (
    !handled || (type ?? "").startsWith("runtime.") || (value ?? "").startsWith("runtime error: ")
  );
}

function textOf({ value, type }: Thrown): string {
  return value ?? type ?? "error";
}

function renderCall({ name, module, file, line }: Call): string[] {
  const path = [module, name ?? "func1"].filter(Boolean).join(".");
  return [`${path}(...)`, `\t${file ?? "<unknown>"}${line === null ? "" : `:${line}`}`];
}
