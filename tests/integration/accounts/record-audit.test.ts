import { expect, test } from "vitest";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();

test("the audit log refuses changes", async () => {
  const entry = await database.pool.auditEntry.create({
    data: {
      actor_kind: "system",
      actor_name: "test",
      action: "test",
      object_type: "x",
      object_id: "1",
    },
  });
  await expect(
    database.pool.auditEntry.update({ where: { id: entry.id }, data: { action: "other" } }),
  ).rejects.toThrow(/append-only/);
});
