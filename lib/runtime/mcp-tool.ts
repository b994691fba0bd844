import type { z } from "zod";
import type { Context } from "#lib/platform/context.ts";

/** What a language model may call. */
export type Tool = {
  name: string;
  title: string;
  description: string;
  /** Whether it only reads; what writes needs the right to operate. */
  reads: boolean;
  input: z.ZodObject;
  /** Throws a `Problem` where the use case behind it does. */
  call(context: Context, given: unknown): Promise<unknown>;
};

type Definition<S extends z.ZodObject> = Omit<Tool, "input" | "call"> & {
  input: S;
  run(context: Context, input: z.output<S>): Promise<unknown>;
};

/** Joins a tool's input with the use case that takes it. */
export function defineTool<S extends z.ZodObject>({ run, ...tool }: Definition<S>): Tool {
  return { ...tool, call: (context, given) => run(context, tool.input.parse(given)) };
}
