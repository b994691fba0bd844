import { z } from "zod";
import { commandName } from "#lib/agent/protocol-schemas.ts";

const argv = z
  .array(
    z
      .string()
      .max(4000)
      .regex(/^[^\0]*$/, "holds a NUL character"),
  )
  .min(1, "names no program")
  .max(100)
  .refine(([program]) => program?.startsWith("/") === true, {
    message: "starts with the program's absolute path; there is no shell and no PATH",
  });

/** One command as the host's owner allows it. Programs are started as they stand here, without a shell. */
export const AllowedCommand = z.strictObject({
  run: argv,
  timeout_seconds: z.number().int().min(1).max(900).default(30),
  /** Prints what changes only when `run` took effect: a pid, a start time, an invocation id. */
  evidence: argv.optional(),
  /** Ends with 0 while the service is well. Both are asked often and must change nothing. */
  check: argv.optional(),
  most_per_hour: z.number().int().min(1).max(3600).default(6),
  min_seconds_between: z.number().int().min(0).max(86_400).default(30),
  cwd: z.string().startsWith("/", "is an absolute path").default("/"),
  env: z.record(z.string().regex(/^[A-Za-z_]\w*$/), z.string().max(4000)).default({}),
});
export type AllowedCommand = z.infer<typeof AllowedCommand>;

const AllowListFile = z.strictObject({ commands: z.record(commandName, AllowedCommand) });

/** By name; a map, because a server may ask for a name that every object has. */
export type AllowList = ReadonlyMap<string, AllowedCommand>;

/** Reads an allow-list. Throws an error with one line that names the first fault. */
export function parseAllowList(text: string): AllowList {
  const parsed = AllowListFile.safeParse(parseJson(text));
  if (parsed.success) return new Map(Object.entries(parsed.data.commands));
  throw new Error(describeFault(parsed.error));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error("is not JSON");
  }
}

/** The first fault of a file in one line. */
export function describeFault({ issues: [first] }: z.ZodError): string {
  return `${first?.path.join(".") || "the file"}: ${first?.message ?? "is not as it should be"}`;
}
