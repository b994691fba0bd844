import type { Sent } from "#components/forms/send-json.ts";
import type { Words } from "#components/ui/words.ts";
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

/** The params as the API takes them, or what is wrong with the body. */
export function readParams(
  t: Words<"recovery.press">,
  text: ParamsText,
): Sent<Record<string, unknown>> {
  const data = parseParams(text);
  if (data) return { ok: true, data };
  const problem = { status: 0, title: t("notSent"), detail: t("notJson"), errors: [] };
  return { ok: false, problem };
}

/** The params as the API takes them; null where the body is no JSON. A setting leaves method and body no room. */
export function parseParams(text: ParamsText): Record<string, unknown> | null {
  const place = text.path ? { path: text.path } : {};
  if (text.key.trim() !== "") return { ...place, ...readChange(text) };
  const parts = { ...(text.method ? { method: text.method } : {}), ...place };
  if (text.body.trim() === "") return parts;
  try {
    return { ...parts, body: JSON.parse(text.body) };
  } catch {
    return null;
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
