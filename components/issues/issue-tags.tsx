import { ShareBar } from "#components/data-table/share-bar.tsx";
import { Panel } from "#components/ui/panel.tsx";
import { countNoun, formatCount, formatShare } from "#lib/format/count.ts";
import type { IssueTag, IssueTags as Tags } from "#lib/issues/tag-schemas.ts";

const labels: Record<string, string> = {
  environment: "Environment",
  level: "Level",
  release: "Release",
  host: "Host",
  url: "Address",
  user: "User",
};
const shownAtFirst = 6;

/** How fields and attributes spread over the latest records: what they have in common is often the cause. */
export function IssueTags({ sampled, tags }: Tags) {
  if (tags.length === 0) return null;
  const rest = tags.slice(shownAtFirst);
  return (
    <Panel title="Tags" note={`Of the latest ${countNoun(sampled, "record")}.`}>
      <TagList tags={tags.slice(0, shownAtFirst)} sampled={sampled} />
      {rest.length > 0 ? (
        <details className="mt-4">
          <summary className="py-1 text-ink-2 hover:text-ink max-rail:min-h-11 max-rail:py-3">
            {countNoun(rest.length, "more tag")}
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
  const { name, records, distinct, values } = tag;
  const others = records - values.reduce((sum, { count }) => sum + count, 0);
  const has = records < sampled ? ` · in ${formatCount(records)} of ${formatCount(sampled)}` : "";
  return (
    <section className="min-w-0">
      <h3 className="mb-1.5 flex items-baseline gap-2">
        <span className="truncate">
          {labels[name] ?? <span className="font-mono">{name}</span>}
        </span>
        <span className="ml-auto text-sm font-normal whitespace-nowrap text-ink-3">
          {countNoun(distinct, "value")}
          {has}
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
        <p className="mt-1.5 text-sm text-ink-3">Others: {formatShare(others / records)}</p>
      ) : null}
    </section>
  );
}
