import { CircleCheck } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { Time } from "#components/ui/time.tsx";
import type { Record as ErrorRecord } from "#lib/issues/schemas.ts";

/** Records that were stored just now; says where the sender's clock is off. */
export function ArrivedList({ records }: { records: ErrorRecord[] }) {
  const t = useTranslations("insights.arrived");
  return (
    <ul className="divide-y divide-line">
      {records.map((record) => (
        <li key={record.id} className="flex gap-2.5 py-2.5">
          <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-good" />
          <div className="min-w-0 flex-1">
            {t.rich("of", {
              service: record.service_name,
              code: () => <CodeLink record={record} />,
            })}
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

function CodeLink({ record: { issue_id, error_code } }: { record: ErrorRecord }) {
  return (
    <Link
      className="font-mono text-sm wrap-anywhere underline-offset-2 hover:underline"
      href={`/issues/${issue_id}`}
    >
      {error_code}
    </Link>
  );
}

function ClockIsOff({ record: { attributes } }: { record: ErrorRecord }) {
  const t = useTranslations("insights.arrived");
  const sent = String(attributes.reported_timestamp).slice(0, 40);
  return (
    <p className="wrap-anywhere text-ink-2">
      {t.rich("clockIsOff", { time: () => <code className="font-mono text-sm">{sent}</code> })}
    </p>
  );
}
