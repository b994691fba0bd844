import { Panel } from "#components/ui/panel.tsx";
import { Time } from "#components/ui/time.tsx";
import { countNoun } from "#lib/format/count.ts";
import type { Release } from "#lib/issues/schemas.ts";

/** Which releases failed, and since when. */
export function ReleaseList({ releases }: { releases: Release[] }) {
  return (
    <Panel
      title="Releases"
      note="That the newest 5,000 records of 30 days name; the one seen last first."
    >
      {releases.length === 0 ? (
        <p className="text-ink-2">None yet. Records name theirs in the field release.</p>
      ) : (
        <ul className="divide-y divide-line">
          {releases.map(({ release, count, first_seen, last_seen }) => (
            <li
              key={release}
              className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 py-2 first:pt-0 last:pb-0"
            >
              <span className="mr-auto font-mono text-sm wrap-anywhere">{release}</span>
              <span className="tabular-nums">{countNoun(count, "error")}</span>
              <span className="w-full text-sm text-ink-2">
                First seen <Time at={first_seen} />, last <Time at={last_seen} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  );
}
