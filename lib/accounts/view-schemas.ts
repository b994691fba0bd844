import { z } from "zod";

export const ViewPage = z.enum(["issues", "records"]);
export type ViewPage = z.infer<typeof ViewPage>;

const name = z.string().trim().min(1, "A view needs a name.").max(80, "At most 80 characters.");
const query = z
  .string()
  .max(2000, "At most 2,000 characters.")
  .transform((text) => prepareViewQuery(text))
  .describe("What follows the ? in the address of the list.");

/** A list with its filters, under a name. */
export const SavedView = z.object({
  id: z.string(),
  page: ViewPage,
  name: z.string(),
  query: z.string(),
  shared: z.boolean().describe("Everybody sees it."),
  owner: z.string(),
  is_mine: z.boolean().describe("Whether the caller may change it."),
  is_default: z.boolean().describe("Whether the caller's list opens with it."),
});
export type SavedView = z.infer<typeof SavedView>;

export const CreateView = z.strictObject({
  page: ViewPage,
  name,
  query,
  shared: z.boolean().default(false),
});
export type CreateView = z.output<typeof CreateView>;

export const ChangeView = z.strictObject({
  name: name.optional(),
  query: query.optional(),
  shared: z.boolean().optional(),
  is_default: z.boolean().optional().describe("For the caller alone."),
});
export type ChangeView = z.output<typeof ChangeView>;

/** What an address holds besides filters: which view is open, and where in the list one is. */
const passing = new Set(["view", "cursor", "record", "sel", "tab"]);

/** The filters of an address in one order, so that two of them can be compared. Pure. */
export function prepareViewQuery(query: string): string {
  const entries = [...new URLSearchParams(query)].filter(([key]) => !passing.has(key));
  return new URLSearchParams(
    entries.sort(([a, one], [b, other]) => a.localeCompare(b) || one.localeCompare(other)),
  ).toString();
}
