import { Change } from "#components/data-table/change.tsx";
import { ShareBar } from "#components/data-table/share-bar.tsx";
import { CodeLink } from "#components/insights/code-link.tsx";
import { CodeStatePill } from "#components/insights/code-state-pill.tsx";
import type { CodeRow } from "#components/insights/sort-codes.ts";
import { Time } from "#components/ui/time.tsx";
import { formatCount } from "#lib/format/count.ts";

/** The codes where a table would not fit. */
export function TopCodesCards({ rows }: { rows: CodeRow[] }) {
  return (
    <ul className="-my-1">
      {rows.map((code) => (
        <li
          key={JSON.stringify([code.service, code.error_code])}
          className="border-b border-line py-3 last:border-0"
        >
          <ShareBar share={code.share} color={code.color}>
            <span className="flex items-baseline gap-3">
              <CodeLink code={code} />
              <span className="ml-auto shrink-0 font-medium">{formatCount(code.count)}</span>
              <Change now={code.count} before={code.previous_count} />
            </span>
          </ShareBar>
          <div className="mt-2 flex items-center gap-2.5 text-sm text-ink-2">
            <CodeStatePill state={code.state} />
            <span className="min-w-0 truncate" title={code.service}>
              {code.service} · {code.environments.join(", ")}
            </span>
            <span className="ml-auto shrink-0">
              <Time at={code.last_seen} />
            </span>
          </div>
        </li>
      ))}
    </ul>
  );
}
