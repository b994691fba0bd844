import { z } from "zod";
import { listLimit, timeRange } from "#lib/platform/http/list.ts";

const word = z.string().trim().max(200).optional();

/** What narrows the audit log. */
export const AuditFilter = z.object({
  ...timeRange,
  actor: word.describe("Part of a name."),
  action: word.describe("One action, such as `create-user`."),
  object_type: word.describe("One kind of object, such as `user`."),
  object: word.describe("Part of the id, the name or the e-mail address of an object."),
});
export type AuditFilter = z.infer<typeof AuditFilter>;

export const AuditQuery = AuditFilter.extend({
  cursor: z.string().max(200).optional(),
  limit: listLimit,
});
export type AuditQuery = z.infer<typeof AuditQuery>;
