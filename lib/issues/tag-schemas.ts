import { z } from "zod";

/** How the values of one field spread over a sample of an issue's latest records. */
export const IssueTag = z.object({
  name: z.string().describe("`environment`, `release`, … or a key of the attributes."),
  records: z.number().int().describe("Records of the sample that have a value."),
  distinct: z.number().int(),
  values: z
    .array(z.object({ value: z.string(), count: z.number().int() }))
    .describe("The five most frequent, cut after 200 characters."),
});
export type IssueTag = z.infer<typeof IssueTag>;

export const IssueTags = z.object({
  sampled: z.number().int().describe("How many of the latest records were looked at."),
  tags: z.array(IssueTag),
});
export type IssueTags = z.infer<typeof IssueTags>;
