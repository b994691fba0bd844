import { requireAccess } from "#lib/accounts/permissions.ts";
import { recordAudit } from "#lib/accounts/record-audit.ts";
import type { Context } from "#lib/platform/context.ts";
import { transact } from "#lib/platform/database.ts";
import { isUniqueViolation } from "#lib/platform/database-failure.ts";
import { environment } from "#lib/platform/env.ts";
import { Problem } from "#lib/platform/errors.ts";
import { generateSecret, hashSecret, hintOf } from "#lib/platform/secrets.ts";
import type { CreateAgent, CreatedAgent } from "#lib/recovery/agent-schemas.ts";
import { jobPublicKey } from "#lib/recovery/internal/agents/signing-key.ts";
import { toAgent } from "#lib/recovery/list-agents.ts";

/** Creates an agent; its token is in this answer and nowhere else. Throws `conflict` when the name is taken. */
export async function createAgent(context: Context, { name }: CreateAgent): Promise<CreatedAgent> {
  requireAccess(context.actor, "admin");
  const token = generateSecret("pma");
  try {
    return await transact(context.database, async (database) => {
      const row = await database.agent.create({
        data: {
          ...{ name, token_hash: hashSecret(token), hint: hintOf(token) },
          created_by: context.actor.name,
        },
      });
      await recordAudit(
        { ...context, database },
        { action: "create-agent", object: { type: "agent", id: name } },
      );
      return { ...toAgent(row, context.now()), token, config: prepareConfig(name, token) };
    });
  } catch (cause) {
    if (!isUniqueViolation(cause)) throw cause;
    throw new Problem("conflict", `There is an agent named ${name} already.`, { cause });
  }
}

function prepareConfig(name: string, token: string): CreatedAgent["config"] {
  return {
    server: environment().BASE_URL,
    name,
    token,
    server_key: jobPublicKey(),
    allow_file: "/etc/paramedic-agent/allow.json",
  };
}
