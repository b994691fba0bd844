import type { z } from "zod";
import { type InputError, Problem } from "#lib/platform/errors.ts";
import { readBody } from "#lib/platform/http/limit-body.ts";

const jsonLimitBytes = 1024 * 1024;

/** The faults zod found, as the API words them: a dotted path and a sentence. */
export function inputErrors(error: z.ZodError): InputError[] {
  return error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
}

/** Parses the query string with `schema`; a key given twice keeps its last value. Throws `wrong-query`. */
export function parseQuery<S extends z.ZodType>(schema: S, url: URL): z.output<S> {
  const parsed = schema.safeParse(Object.fromEntries(url.searchParams));
  if (parsed.success) return parsed.data;
  const errors = inputErrors(parsed.error);
  throw new Problem("wrong-query", summary(errors), { errors });
}

/** Reads and parses a JSON body with `schema`. Throws `unreadable-body`, `too-large` or `wrong-input`. */
export async function parseBody<S extends z.ZodType>(
  schema: S,
  request: Request,
): Promise<z.output<S>> {
  const bytes = await readBody(
    request.body,
    jsonLimitBytes,
    request.headers.get("content-encoding"),
  );
  const parsed = schema.safeParse(parseJson(bytes.toString("utf8")));
  if (parsed.success) return parsed.data;
  const errors = inputErrors(parsed.error);
  throw new Problem("wrong-input", summary(errors), { errors });
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text === "" ? "{}" : text);
  } catch (cause) {
    throw new Problem("unreadable-body", "The body is not valid JSON.", { cause });
  }
}

function summary(errors: InputError[]): string {
  return errors.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join(" · ");
}
