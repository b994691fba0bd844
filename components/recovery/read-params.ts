import type { Sent } from "#components/forms/send-json.ts";
import type { StepParams } from "#lib/recovery/schemas.ts";

/** How a call over HTTP, or the change of a setting, is typed in: each part may be empty. */
export type ParamsText = {
  method: string;
  path: string;
  body: string;
  key: string;
  value: string;
  revert: boolean;
};

/** The params as the API takes them, or what is wrong with the body. A setting leaves method and body no room. */
export function readParams(text: ParamsText): Sent<Record<string, unknown>> {
  const place = text.path ? { path: text.path } : {};
  if (text.key.trim() !== "") return { ok: true, data: { ...place, ...readChange(text) } };
  const parts = { ...(text.method ? { method: text.method } : {}), ...place };
  if (text.body.trim() === "") return { ok: true, data: parts };
  try {
    return { ok: true, data: { ...parts, body: JSON.parse(text.body) } };
  } catch {
    return {
      ok: false,
      problem: { status: 0, title: "Not sent", detail: "The body is not valid JSON.", errors: [] },
    };
  }
}

function readChange({ key, value, revert }: ParamsText): Record<string, unknown> {
  const wanted = value.trim() === "" ? {} : { value: readValue(value.trim()) };
  return { key: key.trim(), ...wanted, ...(revert ? {} : { revert }) };
}

/** `40` is a number and `true` a truth; what is not JSON is text as it stands. */
function readValue(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function writeValue(value: unknown): string {
  const plain = typeof value === "string" && value !== "" && readValue(value.trim()) === value;
  return plain ? value : JSON.stringify(value);
}

/** The params of a step as they are typed in. */
export function writeParams(params: StepParams | undefined): ParamsText {
  return {
    method: params?.method ?? "",
    path: params?.path ?? "",
    body: params?.body ? JSON.stringify(params.body) : "",
    key: params?.key ?? "",
    value: params?.value === undefined ? "" : writeValue(params.value),
    revert: params?.revert !== false,
  };
}
