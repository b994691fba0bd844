import { useTranslations } from "next-intl";
import type { Sent } from "#components/forms/send-json.ts";
import type { GroupingPreview } from "#lib/issues/schemas.ts";

const shown = 3;

/** What a rule would have done to records of the last week. */
export function GroupingPreviewResult({ tried }: { tried: Sent<GroupingPreview> }) {
  const t = useTranslations("issues.groupingRule");
  if (!tried.ok) return <p className="wrap-anywhere text-bad">{tried.problem.detail}</p>;
  const { seen, matched, groups } = tried.data;
  return (
    <div className="rounded-card border border-line bg-raised px-3.5 py-3">
      <p>
        {groups.length > 0
          ? t("matchSome", { matched, seen, groups: groups.length })
          : t("matchNone", { matched, seen })}
      </p>
      <ul className="mt-1 list-disc pl-5 text-ink-2">
        {groups.slice(0, shown).map(({ count, issues, samples }) => (
          <li key={samples.join("\n")} className="wrap-anywhere">
            {t.rich("group", {
              ...{ count, issues: issues.length },
              sample: () => <span className="font-mono text-sm">{samples[0]}</span>,
            })}
          </li>
        ))}
      </ul>
    </div>
  );
}
