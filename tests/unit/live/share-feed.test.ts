import { expect, test } from "vitest";
import type { ConnectionState } from "#components/live/connection.ts";
import { type FeedParts, shareFeed } from "#components/live/share-feed.ts";
import type { LiveEvent } from "#lib/live/schemas.ts";

type Passing = Parameters<FeedParts["connect"]>[0];
const event = (id: string): LiveEvent => ({ type: "run", data: { id, service: null, what: "x" } });

/** Tabs of one browser, with the streams that they opened. */
function openBrowser(name = crypto.randomUUID()) {
  const streams: Passing[] = [];
  function openTab({ alone = false } = {}) {
    const end = new AbortController();
    const tab = {
      heard: [] as string[],
      states: [] as ConnectionState[],
      close: () => end.abort(),
    };
    const over = shareFeed(
      {
        connect(parts, signal) {
          streams.push(parts);
          return new Promise((resolve) => signal.addEventListener("abort", () => resolve()));
        },
        shared: alone
          ? null
          : {
              channel: new BroadcastChannel(name),
              lead: (work, signal) => navigator.locks.request(name, { signal }, work),
            },
        heard: ({ data }) => tab.heard.push("id" in data ? data.id : ""),
        moved: (state) => tab.states.push(state),
        lastId: null,
      },
      end.signal,
    );
    return { ...tab, over };
  }
  return { streams, openTab };
}

test("three tabs hear one stream; when the one that holds it goes, another goes on from the last id", async () => {
  const { streams, openTab } = openBrowser();
  const tabs = [openTab(), openTab(), openTab()];
  await expect.poll(() => streams.length).toBe(1);
  streams[0]?.heard(event("one"), "1");
  for (const tab of tabs) await expect.poll(() => tab.heard).toEqual(["one"]);

  tabs[0]?.close();
  expect(await tabs[0]?.over).toBe("1");
  await expect.poll(() => streams.length).toBe(2);
  expect(streams[1]?.lastId).toBe("1");
  streams[1]?.heard(event("two"), "2");
  for (const tab of tabs.slice(1)) await expect.poll(() => tab.heard).toEqual(["one", "two"]);
  expect(tabs[0]?.heard).toEqual(["one"]);
  for (const tab of tabs) tab.close();
  await Promise.all(tabs.map(({ over }) => over));
});

test("a tab that opens later learns how the stream stands", async () => {
  const { streams, openTab } = openBrowser();
  const first = openTab();
  await expect.poll(() => streams.length).toBe(1);
  streams[0]?.moved("polling");
  const second = openTab();
  await expect.poll(() => second.states).toEqual(["polling"]);
  expect(first.states).toEqual(["polling"]);
  for (const tab of [first, second]) tab.close();
  await Promise.all([first.over, second.over]);
});

test("where a browser shares nothing, each tab has a stream of its own", async () => {
  const { streams, openTab } = openBrowser();
  const tabs = [openTab({ alone: true }), openTab({ alone: true })];
  expect(streams).toHaveLength(2);
  streams[0]?.heard(event("one"), "1");
  expect(tabs.map(({ heard }) => heard)).toEqual([["one"], []]);
  for (const tab of tabs) tab.close();
  await Promise.all(tabs.map(({ over }) => over));
});
