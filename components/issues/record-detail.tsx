import Link from "next/link";
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
  // What an SDK sent of exceptions stands in the stack.
  const { exceptions: _, ...others } = record.attributes;
  const attributes = prepareAttributes(stack ? others : record.attributes);
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <p className="text-[1rem] wrap-anywhere whitespace-pre-wrap">{record.message}</p>
      {record.stack_trace ? <StackTrace text={record.stack_trace} stack={stack} /> : null}
      <Facts
        facts={[
          { name: "Time", value: <Time at={record.timestamp} /> },
          { name: "Received", value: <Time at={record.received_at} /> },
          { name: "Service", value: `${record.service_name} · ${record.environment}` },
          { name: "Level", value: <Badge>{record.level}</Badge> },
          {
            name: "Reference",
            value: <Copied name="reference" text={record.reference} />,
            mono: true,
          },
          {
            name: "Request id",
            value: record.request_id ? <RequestId id={record.request_id} /> : null,
            mono: true,
          },
          { name: "Release", value: record.release, mono: true },
          { name: "Host", value: record.host, mono: true },
          { name: "Address", value: record.url, mono: true },
          { name: "User", value: record.user_id, mono: true },
          { name: "Record id", value: record.id, mono: true },
          { name: "Issue", value: linksIssue ? <IssueOf record={record} /> : null },
        ]}
      />
      {attributes.length > 0 ? (
        <section aria-label="Attributes">
          <h3 className="mb-2">Attributes</h3>
          <Facts facts={attributes.map((attribute) => ({ ...attribute, mono: true }))} />
        </section>
      ) : null}
    </div>
  );
}

function Copied({ name, text }: { name: string; text: string }) {
  return (
    <span className="-my-1.5 inline-flex items-center gap-1">
      {text}
      <CopyButton iconOnly label={`Copy ${name}`} text={text} />
    </span>
  );
}

function RequestId({ id }: { id: string }) {
  return (
    <span className="flex flex-wrap items-center gap-x-3">
      <Copied name="request id" text={id} />
      <Link
        href={{ pathname: `/requests/${encodeURIComponent(id)}` }}
        className="font-sans text-base text-accent underline underline-offset-3"
      >
        All records of this request
      </Link>
    </span>
  );
}

function IssueOf({ record: { issue_id, id } }: { record: Pick<ErrorRecord, "issue_id" | "id"> }) {
  return (
    <Link
      href={{ pathname: `/issues/${issue_id}`, query: { show: id } }}
      className="text-accent underline underline-offset-3"
    >
      This record in its issue
    </Link>
  );
}
