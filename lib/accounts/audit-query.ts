import { z } from "zod";
import { listLimit, timeRange } from "#lib/platform/http/list.ts";

export const AuditQuery = z.object({
  ...timeRange,
  actor: z.string().trim().max(200).optional().describe("Part of a name."),
  cursor: z.string().max(200).optional(),
  limit: listLimit,
});
export type AuditQuery = z.infer<typeof AuditQuery>;
