import { z } from "zod";
import { getTimeline } from "#lib/insights/get-timeline.ts";
import { listTopCodes } from "#lib/insights/list-top-codes.ts";
import { getTimelineOperation, listTopCodesOperation } from "#lib/insights/operations.ts";
import { getIssue, listIssues } from "#lib/issues/list-issues.ts";
import { listRecords } from "#lib/issues/list-records.ts";
import { listIssuesOperation, listRecordsOperation } from "#lib/issues/operations.ts";
import type { Context } from "#lib/platform/context.ts";
import { defineTool, type Tool } from "#lib/runtime/mcp-tool.ts";
import { listServices } from "#lib/services/list-services.ts";

export const shortList = z.number().int().min(1).max(50).default(20);
const recordsOfIssue = 3;
const monthMilliseconds = 30 * 86_400_000;

/** What tells a model what is broken. */
export const errorTools: Tool[] = [
  defineTool({
    name: "list_services",
    title: "Services",
    description: "All services with their environments and what they depend on.",
    reads: true,
    input: z.strictObject({}),
    run: async (context) => {
      const { data } = await listServices(context);
      // The DSN holds a key.
      return data.map(({ name, environments, depends_on }) => ({ name, environments, depends_on }));
    },
  }),
  defineTool({
    name: "list_issues",
    title: "Issues",
    description: "Issues that match, the one seen last first unless sorted otherwise.",
    reads: true,
    input: z.strictObject({ ...listIssuesOperation.query.shape, limit: shortList }),
    run: listIssues,
  }),
  defineTool({
    name: "get_issue",
    title: "One issue",
    description: "An issue with its newest records: messages, stack traces and attributes.",
    reads: true,
    input: z.strictObject({ id: z.uuid() }),
    run: async (context, { id }) => ({
      issue: await getIssue(context, id),
      records: await listNewestRecords(context, id),
    }),
  }),
  defineTool({
    name: "list_records",
    title: "Records",
    description:
      "Single errors as they were reported, newest first; by request_id those of one request across services. The last 24 hours unless from and to are given.",
    reads: true,
    input: z.strictObject({ ...listRecordsOperation.query.shape, limit: shortList }),
    run: listRecords,
  }),
  defineTool({
    name: "get_timeline",
    title: "Timeline",
    description:
      "Errors over time by service, error code or level; the last 24 hours unless given.",
    reads: true,
    input: z.strictObject({
      ...getTimelineOperation.query.shape,
      buckets: z.number().int().min(1).max(100).default(24),
    }),
    run: getTimeline,
  }),
  defineTool({
    name: "list_top_codes",
    title: "Top error codes",
    description: "The most frequent error codes by service, beside the period before.",
    reads: true,
    input: z.strictObject({ ...listTopCodesOperation.query.shape, limit: shortList }),
    run: listTopCodes,
  }),
];

async function listNewestRecords(context: Context, issue: string) {
  const from = new Date(context.now().getTime() - monthMilliseconds).toISOString();
  return (await listRecords(context, { issue, from, limit: recordsOfIssue })).data;
}
