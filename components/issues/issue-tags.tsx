import { useTranslations } from "next-intl";
import { ShareBar } from "#components/data-table/share-bar.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { formatCount, formatShare } from "#lib/format/count.ts";
import type { IssueTag, IssueTags as Tags } from "#lib/issues/tag-schemas.ts";

const named = ["environment", "level", "release", "host", "url", "user"] as const;
const shownAtFirst = 6;

/** How fields and attributes spread over the latest records: what they have in common is often the cause. */
export function IssueTags({ sampled, tags }: Tags) {
  const t = useTranslations("issues.tags");
  if (tags.length === 0) return null;
  const rest = tags.slice(shownAtFirst);
  return (
    <Panel title={t("title")} note={t("note", { count: sampled })}>
      <TagList tags={tags.slice(0, shownAtFirst)} sampled={sampled} />
      {rest.length > 0 ? (
        <details className="mt-4">
          <summary className="py-1 text-ink-2 hover:text-ink max-rail:min-h-11 max-rail:py-3">
            {t("moreTags", { count: rest.length })}
          </summary>
          <div className="mt-3">
            <TagList tags={rest} sampled={sampled} />
          </div>
        </details>
      ) : null}
    </Panel>
  );
}

type ListProps = { tags: IssueTag[]; sampled: number };

function TagList({ tags, sampled }: ListProps) {
  return (
    <div className="grid gap-x-7 gap-y-4.5 sm:grid-cols-2">
      {tags.map((tag) => (
        <Tag key={tag.name} tag={tag} sampled={sampled} />
      ))}
    </div>
  );
}

function Tag({ tag, sampled }: { tag: IssueTag; sampled: number }) {
  const t = useTranslations("issues.tags");
  const { name, records, distinct: count, values } = tag;
  const known = named.find((one) => one === name);
  const others = records - values.reduce((sum, { count }) => sum + count, 0);
  const of = { records: formatCount(records), sampled: formatCount(sampled) };
  return (
    <section className="min-w-0">
      <h3 className="mb-1.5 flex items-baseline gap-2">
        <span className="truncate">
          {known ? t(`names.${known}`) : <span className="font-mono">{name}</span>}
        </span>
        <span className="ml-auto text-sm font-normal whitespace-nowrap text-ink-3">
          {records < sampled ? t("valuesIn", { count, ...of }) : t("values", { count })}
        </span>
      </h3>
      <ul className="flex flex-col gap-2">
        {values.map(({ value, count }) => (
          <li key={value} className="flex items-center gap-3">
            <div className="min-w-0 flex-1">
              <ShareBar share={count / records} color="var(--series-3)">
                <span className="block truncate font-mono text-sm" title={value}>
                  {value}
                </span>
              </ShareBar>
            </div>
            <span className="w-12 text-right text-sm text-ink-2">
              {formatShare(count / records)}
            </span>
          </li>
        ))}
      </ul>
      {others > 0 ? (
        <p className="mt-1.5 text-sm text-ink-3">
          {t("others", { share: formatShare(others / records) })}
        </p>
      ) : null}
    </section>
  );
}
