import type { Words } from "#components/ui/words.ts";
import type { GroupingRule } from "#lib/issues/schemas.ts";

type Condition = Pick<GroupingRule, "service" | "error_code" | "pattern">;

/** Which records a rule is for, in a sentence. */
export function describeGroupingRule(
  t: Words<"issues.groupingRules">,
  { service, error_code, pattern }: Condition,
): string {
  const say = (value: string | null) => (value === null ? "no" : "yes");
  return t("sentence", {
    ...{ ofService: say(service), service: service ?? "" },
    ...{ hasCode: say(error_code), code: error_code ?? "" },
    ...{ hasPattern: say(pattern), pattern: pattern ?? "" },
  });
}
