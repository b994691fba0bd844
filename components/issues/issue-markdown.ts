import { writeStackText } from "#components/issues/stack-text.ts";
import type { Words } from "#components/ui/words.ts";
import { formatCount, formatCountUpTo } from "#lib/format/count.ts";
import { type Record as ErrorRecord, type Issue, mostUsers } from "#lib/issues/schemas.ts";

/** An issue as Markdown for a ticket or a chat: what it is, how often, where to look, and a stack. */
export function writeIssueMarkdown(
  t: Words<"issues">,
  issue: Issue,
  link: string,
  record: Pick<ErrorRecord, "message" | "stack_trace" | "reference" | "request_id"> | null,
): string {
  const { service, assignee, first_seen, last_seen } = issue;
  const state = t(`states.${issue.state}`).toLowerCase();
  const [records, users] = [formatCount(issue.count), formatCountUpTo(issue.users, mostUsers)];
  const facts = [
    t("markdown.service", { service, environments: issue.environments.join(", ") }),
    assignee
      ? t("markdown.assigned", { state, name: assignee.name })
      : t("markdown.state", { state }),
    t("markdown.counts", { records, users }),
    t("markdown.firstSeen", { at: first_seen }),
    t("markdown.lastSeen", { at: last_seen }),
    ...(record ? [t("markdown.reference", { reference: record.reference })] : []),
    ...(record?.request_id ? [t("markdown.requestId", { id: record.request_id })] : []),
    t("markdown.link", { link }),
  ].map((fact) => `- ${fact}`);
  const message = record ? ["", writeFence(record.message)] : [];
  const stack = record?.stack_trace ? ["", writeFence(writeStackText(record.stack_trace))] : [];
  return [
    `## ${issue.error_code}: ${oneLine(issue.title)}`,
    "",
    ...facts,
    ...message,
    ...stack,
  ].join("\n");
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

/** A block whose fence is longer than any in the text, so that no text ends it. */
export function writeFence(text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}\n${text}\n${fence}`;
}
