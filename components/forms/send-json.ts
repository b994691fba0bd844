import english from "#components/forms/messages/en.json";
import korean from "#components/forms/messages/ko.json";
import { type Language, readLanguage } from "#lib/format/reader-language.ts";

/** An answer of application/problem+json, as far as a form reads it. */
export type FormProblem = {
  status: number;
  title: string;
  detail: string;
  errors: { path: string; message: string }[];
};

export type Sent<T> = { ok: true; data: T } | { ok: false; problem: FormProblem };
export type Method = "GET" | "POST" | "PATCH" | "PUT" | "DELETE";
type Shape<T> = { parse(value: unknown): T };

/** Sends JSON to our own API; never throws: a lost connection is a problem like any other. */
export async function sendJson<T = unknown>(
  method: Method,
  path: `/api/${string}`,
  body: unknown,
  shape: Shape<T>,
): Promise<Sent<T>> {
  let response: Response;
  try {
    response = await fetch(path, {
      method,
      headers: { "content-type": "application/json", accept: "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  } catch {
    return { ok: false, problem: { status: 0, ...readWords().noAnswer, errors: [] } };
  }
  const answer: unknown = await response.json().catch(() => null);
  if (!response.ok) return { ok: false, problem: readProblem(response.status, answer) };
  return { ok: true, data: shape.parse(answer) };
}

/** For answers nobody reads. */
export const anyAnswer: Shape<unknown> = { parse: (value) => value };

const words: Record<Language, (typeof english)["sendJson"]> = {
  en: english.sendJson,
  ko: korean.sendJson,
};

/** Those of the page's language: what is no component reaches no other words. */
function readWords() {
  const language = typeof document === "undefined" ? undefined : document.documentElement.lang;
  return words[readLanguage(language, null)];
}

function readProblem(status: number, answer: unknown): FormProblem {
  const body = isObject(answer) ? answer : {};
  const { unexplained } = readWords();
  const errors = Array.isArray(body.errors) ? body.errors.filter(isFieldError) : [];
  return {
    status,
    title: typeof body.title === "string" ? body.title : unexplained.title,
    detail: typeof body.detail === "string" ? body.detail : unexplained.detail,
    errors,
  };
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}

function isFieldError(value: unknown): value is { path: string; message: string } {
  return isObject(value) && typeof value.path === "string" && typeof value.message === "string";
}
