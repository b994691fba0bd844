import { writeStackText } from "#components/issues/stack-text.ts";
import { formatCount, formatCountUpTo } from "#lib/format/count.ts";
import { type Record as ErrorRecord, type Issue, mostUsers } from "#lib/issues/schemas.ts";

/** An issue as Markdown for a ticket or a chat: what it is, how often, where to look, and a stack. */
export function writeIssueMarkdown(
  issue: Issue,
  link: string,
  record: Pick<ErrorRecord, "message" | "stack_trace" | "reference" | "request_id"> | null,
): string {
  const facts = [
    `- Service: ${issue.service} (${issue.environments.join(", ")})`,
    `- State: ${issue.state}${issue.assignee ? `, ${issue.assignee.name} looks after it` : ""}`,
    `- Records: ${formatCount(issue.count)}, users: ${formatCountUpTo(issue.users, mostUsers)}`,
    `- First seen: ${issue.first_seen}`,
    `- Last seen: ${issue.last_seen}`,
    ...(record ? [`- Reference: ${record.reference}`] : []),
    ...(record?.request_id ? [`- Request id: ${record.request_id}`] : []),
    `- Link: ${link}`,
  ];
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
