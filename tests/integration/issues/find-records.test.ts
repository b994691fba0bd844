import { expect, test } from "vitest";
import { findRecords } from "#lib/issues/find-records.ts";
import { useDatabase } from "#tests/support/database.ts";
import { addIngestKey, sendIngest } from "#tests/support/send-ingest.ts";

const database = useDatabase();

test("a reference typed where words are searched finds its record, and other words are searched", async () => {
  await addIngestKey(database, "organisation-key");
  await sendIngest(database, [
    { message: "db away", code: "DB", service: "user-service", request_id: "abc123xyz789" },
    { message: "the database is slow", code: "DB", service: "user-service", request_id: "other" },
  ]);
  const context = database.context();
  const search = async (q: string, told?: string) =>
    (await findRecords(context, { told, q, limit: 50 })).data;
  const [away] = await search("db away");
  const reference = away?.reference ?? "";
  for (const typed of [reference, reference.toLowerCase().replace("-", " ")]) {
    expect((await search(typed)).map(({ message }) => message)).toEqual(["db away"]);
  }
  // Eight letters that read as a reference which no record has.
  expect((await search("database")).map(({ message }) => message)).toEqual([
    "the database is slow",
  ]);
  expect(await search("slow", reference)).toEqual([]);
});
