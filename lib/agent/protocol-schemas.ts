import { z } from "zod";

/** The name of an allowed command or of an agent: never a path, an argument or a shell's word. */
export const commandName = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, "Use letters, digits and . _ -");
/** Never what every object has, such as `__proto__`. */
const plainKey = z.string().regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/);

/** What a job asks for. Only `run` changes anything. */
export const JobKind = z.enum(["run", "evidence", "check"]);
export type JobKind = z.infer<typeof JobKind>;

/** What the server signs. There is no member for arguments, a path or a shell, and none is accepted. */
export const Job = z.strictObject({
  version: z.literal(1),
  agent: commandName,
  kind: JobKind,
  /** The same for every delivery of the same job. */
  key: plainKey,
  /** The id of the target; fences are compared per target. */
  target: plainKey,
  command: z.string().max(200),
  fence: z.number().int().min(0),
  issued_at: z.iso.datetime(),
  expires_at: z.iso.datetime(),
});
export type Job = z.infer<typeof Job>;

/** A job as it travels. `job` is the very text that was signed. */
export const Delivery = z.object({
  job: z.string().max(4000),
  signature: z.string().max(200),
  /** Which delivery of the job this is; only the latest may be acknowledged. */
  delivery: z.number().int().min(1),
  seconds_left: z.number(),
});
export type Delivery = z.infer<typeof Delivery>;

export const Poll = z.strictObject({
  commands: z.array(commandName).max(200).describe("What the host allows."),
  refused: z
    .number()
    .int()
    .min(0)
    .describe("Jobs refused since the agent's start: forged or out of date."),
});
export type Poll = z.infer<typeof Poll>;

export const Acknowledge = z.strictObject({ key: plainKey, delivery: z.number().int().min(1) });
export type Acknowledge = z.infer<typeof Acknowledge>;
export const Acknowledged = z.object({ seconds_left: z.number() });
export type Acknowledged = z.infer<typeof Acknowledged>;

export const Heartbeat = z.strictObject({ keys: z.array(plainKey).max(50) });
export type Heartbeat = z.infer<typeof Heartbeat>;

/** The most characters of a command's output that are kept. */
export const outputLimit = 8192;
const evidenceValue = z.union([z.string().max(200), z.number(), z.null()]);
export const HostEvidence = z
  .record(z.string().regex(/^[A-Za-z_][\w.-]{0,49}$/), evidenceValue)
  .refine((evidence) => Object.keys(evidence).length <= 20, "At most 20 members.");
export type HostEvidence = z.infer<typeof HostEvidence>;

export const JobFault = z.enum(["config", "refused", "busy", "unreachable"]);
export type JobFault = z.infer<typeof JobFault>;

export const JobResult = z.strictObject({
  key: plainKey,
  result: z.enum(["ok", "failed", "unknown"]),
  /** Why it failed; null otherwise. */
  fault: JobFault.nullable(),
  detail: z.string().max(500),
  output: z.string().max(outputLimit),
  /** Null where the command declares none. */
  evidence: HostEvidence.nullable(),
  /** What the command's own check says; null where it declares none. */
  alive: z.boolean().nullable(),
  retry_after_seconds: z.number().min(0).max(3600).nullable(),
  started_at: z.iso.datetime().nullable(),
  ended_at: z.iso.datetime(),
});
export type JobResult = z.infer<typeof JobResult>;
/** `late`: kept as evidence only. `known`: the same result had been sent before. */
export const ResultTaken = z.object({ taken: z.enum(["accepted", "late", "known"]) });
export type ResultTaken = z.infer<typeof ResultTaken>;
