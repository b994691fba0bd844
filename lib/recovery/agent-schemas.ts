import { z } from "zod";
import { commandName } from "#lib/agent/protocol-schemas.ts";

export const Agent = z.object({
  name: z.string(),
  hint: z.string().describe("The last four characters of its token."),
  commands: z.array(z.string()).describe("What its host allows, as the agent last said."),
  online: z.boolean().describe("Whether it asked for jobs within the last 40 seconds."),
  refused: z
    .number()
    .int()
    .describe("Jobs it refused since its start: not signed by this server, or out of date."),
  created_at: z.string(),
  last_seen_at: z.string().nullable(),
});
export type Agent = z.infer<typeof Agent>;

export const CreateAgent = z.strictObject({ name: commandName });
export type CreateAgent = z.infer<typeof CreateAgent>;

/** `agent.json` as the agent reads it. */
export const AgentFile = z.object({
  server: z.string(),
  name: z.string(),
  token: z.string(),
  server_key: z.string(),
  allow_file: z.string(),
});

export const CreatedAgent = Agent.extend({
  token: z.string().describe("Answered once, at creation."),
  config: AgentFile.describe("The ready agent.json, with the token in it."),
});
export type CreatedAgent = z.infer<typeof CreatedAgent>;
