import { z } from "zod";

/** The lines around a call, where its service sent them. */
export const SourceLines = z.object({
  first_line: z.number().int(),
  lines: z.array(z.string()),
});
export type SourceLines = z.infer<typeof SourceLines>;

export const StackCall = z.object({
  function: z.string().nullable(),
  module: z.string().nullable(),
  file: z.string().nullable(),
  line: z.number().int().nullable(),
  column: z.number().int().nullable(),
  in_app: z.boolean().describe("False for code that ships with the language or a library."),
  source: SourceLines.nullable(),
});
export type StackCall = z.infer<typeof StackCall>;

/** A stack trace that could be read: the error thrown last first, the root cause last; calls innermost first. */
export const Stack = z.object({
  errors: z.array(
    z.object({
      type: z.string().nullable(),
      message: z.string().nullable(),
      calls: z.array(StackCall),
    }),
  ),
});
export type Stack = z.infer<typeof Stack>;
