import { z } from "zod";

/** What somebody said about an issue. */
export const Comment = z.object({
  id: z.string(),
  author: z.string(),
  is_mine: z.boolean().describe("Whether the caller wrote it, and so may change it."),
  body: z.string().describe("Plain text."),
  created_at: z.string(),
  edited_at: z.string().nullable(),
});
export type Comment = z.infer<typeof Comment>;

export const WriteComment = z.strictObject({
  body: z.string().trim().min(1, "Write something.").max(5000, "At most 5,000 characters."),
});
export type WriteComment = z.infer<typeof WriteComment>;
