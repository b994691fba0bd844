import type { Sent } from "#components/forms/send-json.ts";
import type { StepParams } from "#lib/recovery/schemas.ts";

/** How a call over HTTP is typed in: each part may be empty. */
export type ParamsText = { method: string; path: string; body: string };

/** The params as the API takes them, or what is wrong with the body. */
export function readParams({ method, path, body }: ParamsText): Sent<Record<string, unknown>> {
  const parts = { ...(method ? { method } : {}), ...(path ? { path } : {}) };
  if (body.trim() === "") return { ok: true, data: parts };
  try {
    return { ok: true, data: { ...parts, body: JSON.parse(body) } };
  } catch {
    return {
      ok: false,
      problem: { status: 0, title: "Not sent", detail: "The body is not valid JSON.", errors: [] },
    };
  }
}

/** The params of a step as they are typed in. */
export function writeParams(params: StepParams | undefined): ParamsText {
  return {
    method: params?.method ?? "",
    path: params?.path ?? "",
    body: params?.body ? JSON.stringify(params.body) : "",
  };
}
