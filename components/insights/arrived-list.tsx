import { CircleCheck } from "lucide-react";
import Link from "next/link";
import { Time } from "#components/ui/time.tsx";
import type { Record as ErrorRecord } from "#lib/issues/schemas.ts";

/** Records that were stored just now; says where the sender's clock is off. */
export function ArrivedList({ records }: { records: ErrorRecord[] }) {
  return (
    <ul className="divide-y divide-line">
      {records.map((record) => (
        <li key={record.id} className="flex gap-2.5 py-2.5">
          <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-good" />
          <div className="min-w-0 flex-1">
            <Link
              className="font-mono text-sm wrap-anywhere underline-offset-2 hover:underline"
              href={`/issues/${record.issue_id}`}
            >
              {record.error_code}
            </Link>{" "}
            of {record.service_name}
            {"reported_timestamp" in record.attributes ? <ClockIsOff record={record} /> : null}
          </div>
          <span className="shrink-0 text-sm text-ink-3">
            <Time at={record.received_at} />
          </span>
        </li>
      ))}
    </ul>
  );
}

function ClockIsOff({ record: { attributes } }: { record: ErrorRecord }) {
  return (
    <p className="wrap-anywhere text-ink-2">
      It is stored with the time of arrival: the time that was sent,{" "}
      <code className="font-mono text-sm">
        {String(attributes.reported_timestamp).slice(0, 40)}
      </code>
      , is ahead of our clock, too old or not readable. Check the clock of the sender.
    </p>
  );
}
