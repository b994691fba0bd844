/** What stands where something was removed. */
export const placeholder = "[Filtered]";

/** How often each rule removed something from one record. */
export type Findings = Map<string, number>;

/** Counts one removal and returns the placeholder. */
export function mask(findings: Findings, rule: string): string {
  findings.set(rule, (findings.get(rule) ?? 0) + 1);
  return placeholder;
}

const neutral =
  /^(?:\[(?:filtered|redacted|masked|hidden|removed|secret|scrubbed)\]|<(?:filtered|redacted|masked|hidden|removed|secret)>|null|none|nil|undefined|true|false|yes|no|on|off|redacted|filtered|[*•.…=]+|[xX]{3,})$/i;

/** Whether a value says nothing: empty, null in some language, yes or no, or masked already. */
export function isNeutral(value: string): boolean {
  return value.length <= 64 ? neutral.test(value.trim()) || value.trim() === "" : onlyStars(value);
}

function onlyStars(value: string): boolean {
  return /^\**$/.test(value);
}
