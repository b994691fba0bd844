import { expect, test } from "vitest";
import { createGroupingRule, listGroupingRules } from "#lib/issues/grouping-rules.ts";
import { orderGroupingRules } from "#lib/issues/order-grouping-rules.ts";
import { previewGroupingRule } from "#lib/issues/preview-grouping-rule.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";

const database = useDatabase();
const names = async () =>
  (await listGroupingRules(database.context())).data.map(({ name }) => name);

test("rules are put in order, and an order that leaves one out or names a foreign one is refused", async () => {
  const context = database.context("operator");
  const ids: string[] = [];
  for (const name of ["one", "two", "three"]) {
    ids.push((await createGroupingRule(context, { name, fingerprint: [name] })).id);
  }
  const [one = "", two = "", three = ""] = ids;
  await orderGroupingRules(context, [three, one, two]);
  expect(await names()).toEqual(["three", "one", "two"]);
  for (const wrong of [
    [one, two],
    [one, two, two],
    [one, two, crypto.randomUUID()],
  ]) {
    await expect(orderGroupingRules(context, wrong)).rejects.toMatchObject({ code: "conflict" });
  }
  expect(await names()).toEqual(["three", "one", "two"]);
  const entry = await database.pool.auditEntry.findFirst({
    where: { action: "order-grouping-rules" },
  });
  expect(entry).toMatchObject({
    before: { order: ["one", "two", "three"] },
    after: { order: ["three", "one", "two"] },
  });
  await expect(
    orderGroupingRules(database.context("viewer"), [one, two, three]),
  ).rejects.toMatchObject({ code: "forbidden" });
  await createGroupingRule(context, { name: "four", fingerprint: ["four"] });
  expect(await names()).toEqual(["three", "one", "two", "four"]);
});

test("a preview does not promise records whose service sets the fingerprint", async () => {
  await addIngestKey(database, "organisation-key");
  const record = { service: "previewed", code: "E", message: "no rows in orders" };
  await sendIngest(database, [record, record, { ...record, fingerprint: ["orders"] }]);
  const rule = { name: "rows", pattern: "no rows", fingerprint: ["rows"] };
  const preview = await previewGroupingRule(database.context(), { ...rule, service: "previewed" });
  expect(preview).toMatchObject({ seen: 3, matched: 2, groups: [{ count: 2 }] });
});
