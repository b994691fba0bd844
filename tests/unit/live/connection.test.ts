import { expect, test } from "vitest";
import { type ConnectionState, keepConnected } from "#components/live/connection.ts";
import type { LiveEvent } from "#lib/live/schemas.ts";

type Answer = Response | "nobody";
const sse = (text: string) =>
  new Response(text, { headers: { "content-type": "text/event-stream" } });
const told = (id: string) => `id: ${id}\nevent: run\ndata: {"id":"${id}"}\n\n`;
const refusal = (status: number, headers = {}) => new Response("{}", { status, headers });

/** Runs a connection against these answers and ends it after the last. */
async function connect(answers: Answer[], lastId: string | null = null) {
  const end = new AbortController();
  const seen = {
    ...{ ids: [] as (string | null)[], waits: [] as number[], states: [] as ConnectionState[] },
    events: [] as LiveEvent[],
  };
  await keepConnected(
    {
      async fetch(_, { headers }) {
        seen.ids.push(new Headers(headers).get("last-event-id"));
        const answer = answers.shift();
        if (answers.length === 0) setTimeout(() => end.abort(), 10);
        if (answer === undefined || answer === "nobody") throw new TypeError("Failed to fetch");
        return answer;
      },
      wait: async (milliseconds) => {
        seen.waits.push(milliseconds);
        if (answers.length === 0) await new Promise((resolve) => setTimeout(resolve, 20));
      },
      random: () => 0.5,
      heard: (event) => seen.events.push(event),
      moved: (state) => seen.states.push(state),
      lastId,
    },
    end.signal,
  );
  return seen;
}

test("it comes back from where it was, after the time that the server names", async () => {
  const { ids, events, waits } = await connect(
    [sse(`retry: 2000\n\n:\nid: a\n\n${told("b")}`), sse(told("c"))],
    "before",
  );
  expect(ids).toEqual(["before", "b"]);
  expect(events.map(({ data }) => data)).toEqual([{ id: "b" }, { id: "c" }]);
  expect(waits[0]).toBe(2000);
});

test("one failure is no news; more of them say that pages are polled or nobody answers, and come less and less often", async () => {
  const { states, waits } = await connect([
    ...(["nobody", "nobody", "nobody", "nobody", "nobody", "nobody"] as const),
    ...[refusal(503), sse(told("a"))],
  ]);
  expect(states).toEqual([
    ...["connecting", "offline", "offline", "offline", "offline", "offline"],
    ...["polling", "live", "connecting"],
  ]);
  expect(waits.slice(0, 5)).toEqual([3000, 6000, 12_000, 24_000, 30_000]);
});

test("it waits for as long as it is asked to", async () => {
  const { waits, states } = await connect([refusal(429, { "retry-after": "30" }), sse(told("a"))]);
  expect(waits[0]).toBe(30_000);
  expect(states).toEqual(["connecting", "live", "connecting"]);
});

test("whoever is signed out reads the page once more, and tries no more", async () => {
  const { events, ids, states } = await connect([refusal(401), sse(told("a")), sse(told("b"))]);
  expect(events.map(({ type }) => type)).toEqual(["reload"]);
  expect(ids).toHaveLength(1);
  expect(states).toEqual(["polling"]);
});

test("an event that cannot be read is a reason to read the page again", async () => {
  const { events } = await connect([sse("id: a\nevent: run\ndata: {half\n\n"), sse("")]);
  expect(events.map(({ type }) => type)).toEqual(["reload"]);
});
