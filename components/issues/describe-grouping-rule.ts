import type { GroupingRule } from "#lib/issues/schemas.ts";

type Condition = Pick<GroupingRule, "service" | "error_code" | "pattern">;

/** Which records a rule is for, in a sentence. */
export function describeGroupingRule({ service, error_code, pattern }: Condition): string {
  const parts = [
    service === null ? "Records of any service" : `Records of ${service}`,
    error_code === null ? null : `with the code ${error_code}`,
    pattern === null ? null : `whose message has ${pattern}`,
  ];
  return parts.filter(Boolean).join(" ");
}
