import { expect, test } from "vitest";
import type { Told } from "#lib/live/hub.ts";
import { openDeafHub, runNews, storedNews } from "#tests/support/live.ts";

test("what is said reaches every reader, with the service's name", async () => {
  const { hub, say } = openDeafHub();
  const heard: Told[][] = [[], []];
  for (const list of heard) hub.join((told) => list.push(told), null);
  await say(storedNews(1, "an-issue", 3), runNews("a-run", 2));
  for (const list of heard) {
    expect(list.map(({ event }) => event.type)).toEqual(["record", "run"]);
    expect(list[0]?.event.data).toMatchObject({ count: 3, places: [{ service: "shop" }] });
    expect(list[1]?.event.data).toEqual({ id: "a-run", service: "cart", what: "ACTING" });
  }
  expect(heard[0]?.map(({ id }) => id)).toEqual(heard[1]?.map(({ id }) => id));
});

test("who comes back with an id gets what came after it, whatever process it was in", async () => {
  const one = openDeafHub();
  const other = openDeafHub();
  const seen: Told[] = [];
  one.hub.join((told) => seen.push(told), null);
  other.hub.join(() => {}, null);
  for (const id of ["r1", "r2", "r3"]) {
    const payload = JSON.stringify({ id, news: [runNews(id)] });
    await Promise.all([one.sayPayload(payload), other.sayPayload(payload)]);
  }
  const { missed } = other.hub.join(() => {}, seen[0]?.id ?? "");
  expect(missed.map(({ event }) => event.data)).toMatchObject([{ id: "r2" }, { id: "r3" }]);
});

test("an id that nobody remembers, or that is too old, is answered by reload", async () => {
  const { hub, say } = openDeafHub();
  const seen: Told[] = [];
  const { lastId } = hub.join((told) => seen.push(told), null);
  expect(hub.join(() => {}, "nobody's").missed.map(({ event }) => event.type)).toEqual(["reload"]);
  expect(hub.join(() => {}, lastId).missed).toEqual([]);
  for (let count = 0; count < 310; count += 1) await say(storedNews(1, "x"));
  expect(hub.join(() => {}, seen[0]?.id ?? "").missed.map(({ event }) => event.type)).toEqual([
    "reload",
  ]);
  expect(hub.join(() => {}, seen[305]?.id ?? "").missed).toHaveLength(4);
});

test("a connection that was made anew is a reload for everybody, and forgets what was before", async () => {
  const { hub, say, connect } = openDeafHub();
  const seen: Told[] = [];
  hub.join((told) => seen.push(told), null);
  await say(runNews("r1"));
  connect();
  expect(seen.map(({ event }) => event.type)).toEqual(["run", "reload"]);
  const { missed } = hub.join(() => {}, seen[0]?.id ?? "");
  expect(missed.map(({ event }) => event.type)).toEqual(["reload"]);
});

test("what nobody can follow is told as one reload", async () => {
  const { hub, say } = openDeafHub();
  const seen: Told[] = [];
  hub.join((told) => seen.push(told), null);
  for (let count = 0; count < 10; count += 1) {
    await say(...Array.from({ length: 20 }, (_, at) => runNews(`${count}-${at}`)));
  }
  expect(seen.length).toBeLessThanOrEqual(60);
  await expect.poll(() => seen.at(-1)?.event.type, { timeout: 3000 }).toBe("reload");
});

test.each([
  "",
  "{}",
  "[1]",
  '{"id":"x","news":[{"kind":"run-moved","service_id":1,"payload":{}}]}',
])("%j, which cannot be read, is a reload", async (payload) => {
  const { hub, sayPayload } = openDeafHub();
  const seen: Told[] = [];
  hub.join((told) => seen.push(told), null);
  await sayPayload(payload);
  expect(seen.map(({ event }) => event.type)).toEqual(["reload"]);
});

test("it listens while there are readers, and a little longer", async () => {
  const { hub, isListening } = openDeafHub(20);
  expect(isListening()).toBe(false);
  const reader = () => {};
  hub.join(reader, null);
  expect(isListening()).toBe(true);
  hub.leave(reader);
  hub.join(reader, null);
  await new Promise((resolve) => setTimeout(resolve, 40));
  expect(isListening()).toBe(true);
  hub.leave(reader);
  await expect.poll(isListening).toBe(false);
});
