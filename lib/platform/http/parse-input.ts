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
  const given = Object.fromEntries(url.searchParams);
  requireStorable(JSON.stringify(given), "wrong-query");
  const parsed = schema.safeParse(given);
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
  const given = parseJson(bytes.toString("utf8"));
  requireStorable(JSON.stringify(given), "wrong-input");
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  const errors = inputErrors(parsed.error);
  throw new Problem("wrong-input", summary(errors), { errors });
}

/** NUL and half a surrogate pair, as JSON writes them: text that PostgreSQL cannot hold, and nobody means. */
const unstorable = /(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f][0-9a-f]{2})/i;

/** Refuses text that cannot be stored or looked for; `json` comes from JSON.stringify. */
export function requireStorable(json: string, code: "wrong-query" | "wrong-input"): void {
  if (unstorable.test(json)) {
    throw new Problem(code, "A text holds a NUL character or half of a surrogate pair.");
  }
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
