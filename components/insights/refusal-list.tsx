import { CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { explainRefusal } from "#components/insights/explain-refusal.ts";
import { Time } from "#components/ui/time.tsx";
import type { Words } from "#components/ui/words.ts";
import { formatCount } from "#lib/format/count.ts";
import type { IngestRefusal } from "#lib/ingest/schemas.ts";

/** Whose format a door takes. */
const doorNames = { native: "JSON", sentry: "Sentry", otlp: "OpenTelemetry" };

/** Requests that were refused: what was wrong, and what to change. */
export function RefusalList({ refusals }: { refusals: IngestRefusal[] }) {
  return (
    <ul className="divide-y divide-line">
      {refusals.map((refusal) => (
        <Refusal key={refusal.id} refusal={refusal} />
      ))}
    </ul>
  );
}

function Refusal({ refusal }: { refusal: IngestRefusal }) {
  const t = useTranslations("insights.refusalList");
  const explanations = useTranslations("insights.refusals");
  const { title, advice } = explainRefusal(explanations, refusal);
  return (
    <li className="flex gap-2.5 py-2.5">
      <CircleX aria-hidden className="mt-0.5 size-4 shrink-0 text-bad" />
      <div className="min-w-0 flex-1">
        <p className="font-medium">
          <span className="font-mono text-sm">{refusal.status}</span> {title}
        </p>
        {refusal.errors.length > 0 ? (
          <ul aria-label={t("fields")} className="my-1 list-disc pl-5 text-ink-2">
            {refusal.errors.map(({ path, message }) => (
              <li key={`${path} ${message}`} className="wrap-anywhere">
                <code className="font-mono text-sm text-ink">{path || "record"}</code> {message}
              </li>
            ))}
          </ul>
        ) : (
          <p className="wrap-anywhere text-ink-2">{refusal.detail}</p>
        )}
        <p className="wrap-anywhere">{advice}</p>
        <p className="mt-0.5 text-sm text-ink-3">{describeSender(t, refusal)}</p>
      </div>
      <div className="shrink-0 text-right text-sm text-ink-3">
        <Time at={refusal.at} />
        {refusal.count > 1 ? (
          <div>{t("times", { count: refusal.count, shown: formatCount(refusal.count) })}</div>
        ) : null}
      </div>
    </li>
  );
}

function describeSender(t: Words<"insights.refusalList">, refusal: IngestRefusal): string {
  const { door, key, hint, service, client } = refusal;
  const parts = [
    t("door", { door: doorNames[door] }),
    key === null ? null : t("key", { key, hint: String(hint) }),
    service === null ? null : t("service", { service }),
    client === null ? null : t("client", { client }),
  ];
  return parts.filter(Boolean).join(", ");
}
