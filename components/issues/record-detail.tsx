import Link from "next/link";
import { useTranslations } from "next-intl";
import { prepareAttributes } from "#components/issues/prepare-attributes.ts";
import { StackTrace } from "#components/issues/stack-trace.tsx";
import { Badge } from "#components/ui/badge.tsx";
import { CopyButton } from "#components/ui/copy-button.tsx";
import { Facts } from "#components/ui/facts.tsx";
import { Time } from "#components/ui/time.tsx";
import type { Record as ErrorRecord } from "#lib/issues/schemas.ts";
import type { Stack } from "#lib/issues/stack-schemas.ts";

type Props = {
  record: ErrorRecord;
  /** The calls of its stack, where they could be read. */
  stack?: Stack | null;
  /** Away from the issue's own page. */
  linksIssue?: boolean;
};

/** One record in full: what it says, where it happened, and how to find it again. */
export function RecordDetail({ record, stack = null, linksIssue = false }: Props) {
  const t = useTranslations("issues.record");
  // What an SDK sent of exceptions stands in the stack.
  const { exceptions: _, ...others } = record.attributes;
  const attributes = prepareAttributes(stack ? others : record.attributes);
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <p className="text-[1rem] wrap-anywhere whitespace-pre-wrap">{record.message}</p>
      {record.stack_trace ? <StackTrace text={record.stack_trace} stack={stack} /> : null}
      <Facts
        facts={[
          { name: t("time"), value: <Time at={record.timestamp} /> },
          { name: t("received"), value: <Time at={record.received_at} /> },
          { name: t("service"), value: `${record.service_name} · ${record.environment}` },
          { name: t("level"), value: <Badge>{record.level}</Badge> },
          {
            name: t("reference"),
            value: <Copied label={t("copyReference")} text={record.reference} />,
            mono: true,
          },
          {
            name: t("requestId"),
            value: record.request_id ? <RequestId id={record.request_id} /> : null,
            mono: true,
          },
          { name: t("release"), value: record.release, mono: true },
          { name: t("host"), value: record.host, mono: true },
          { name: t("address"), value: record.url, mono: true },
          { name: t("user"), value: record.user_id, mono: true },
          { name: t("recordId"), value: record.id, mono: true },
          { name: t("issue"), value: linksIssue ? <IssueOf record={record} /> : null },
        ]}
      />
      {attributes.length > 0 ? (
        <section aria-label={t("attributes")}>
          <h3 className="mb-2">{t("attributes")}</h3>
          <Facts facts={attributes.map((attribute) => ({ ...attribute, mono: true }))} />
        </section>
      ) : null}
    </div>
  );
}

function Copied({ label, text }: { label: string; text: string }) {
  return (
    <span className="-my-1.5 inline-flex items-center gap-1">
      {text}
      <CopyButton iconOnly label={label} text={text} />
    </span>
  );
}

function RequestId({ id }: { id: string }) {
  const t = useTranslations("issues.record");
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      <Copied label={t("copyRequestId")} text={id} />
      <Link
        href={{ pathname: `/requests/${encodeURIComponent(id)}` }}
        className="font-sans text-base text-accent underline underline-offset-3"
      >
        {t("ofRequest")}
      </Link>
    </span>
  );
}

function IssueOf({ record: { issue_id, id } }: { record: Pick<ErrorRecord, "issue_id" | "id"> }) {
  const t = useTranslations("issues.record");
  return (
    <Link
      href={{ pathname: `/issues/${issue_id}`, query: { show: id } }}
      className="text-accent underline underline-offset-3"
    >
      {t("inIssue")}
    </Link>
  );
}
