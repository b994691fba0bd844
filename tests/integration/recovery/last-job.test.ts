import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { createAgent } from "#lib/recovery/create-agent.ts";
import { readLastJob } from "#lib/recovery/internal/agents/read-last-job.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();

test("the last job of a target is that of the highest fence, whatever clock dated the one before", async () => {
  await createAgent(database.context(), { name: "web" });
  const agent = await database.pool.agent.findFirstOrThrow({ where: { name: "web" } });
  const target_id = randomUUID();
  const place = { database: database.pool, target_id, agent: "web", command: "restart" };
  const add = (fence: number, state: string, created_at: Date) =>
    database.pool.agentJob.create({
      data: {
        ...{ agent_id: agent.id, target_id, kind: "run", command: "restart", fence, state },
        ...{ created_at, deadline: created_at, idempotency_key: `key.${fence}` },
        ...{ payload: "{}", signature: "none" },
      },
    });
  await add(1, "expired", new Date(Date.now() + 3_600_000));
  const { id } = await add(2, "acknowledged", new Date());
  expect(await readLastJob(place)).toMatchObject({ last_job: id.slice(0, 8) });
});
