import { expect, test } from "vitest";
import { openStream, type StreamParts } from "#lib/live/open-stream.ts";
import { openDeafHub, runNews, storedNews } from "#tests/support/live.ts";

function open(parts: Partial<StreamParts> = {}) {
  const { hub, say } = openDeafHub();
  const state = { ended: 0 };
  const stream = openStream({
    ...{ hub, filter: {}, lastId: null, isAllowed: async () => true },
    ...{ leaving: new AbortController().signal, gone: new AbortController().signal },
    ended: () => {
      state.ended += 1;
    },
    ...parts,
  });
  return { state, say, reader: stream.pipeThrough(new TextDecoderStream()).getReader(), hub };
}

/** Reads until the text is there, or the stream is over. */
async function readTo(reader: ReadableStreamDefaultReader<string>, text: string): Promise<string> {
  let all = "";
  while (!all.includes(text)) {
    const { done, value = "" } = await reader.read();
    if (done) return `${all}(over)`;
    all += value;
  }
  return all;
}

test("a stream opens with when to come back and from which id, and then tells events", async () => {
  const { reader, say } = open();
  await say(runNews("a-run"));
  const text = await readTo(reader, "event: run");
  expect(text).toMatch(/^retry: \d{4}\n\n:\nid: \S+\n\nid: \S+\nevent: run\ndata: \{.*\}\n\n$/s);
});

test("a filter keeps away what is of another type or service", async () => {
  const { reader, say } = open({ filter: { types: ["record"], service: "shop" } });
  await say(runNews("a-run"), storedNews(2, "other"), storedNews(1, "mine"));
  const text = await readTo(reader, "event: ");
  expect(text).toContain("mine");
  expect(text).not.toContain("other");
});

test("a comment every heartbeat keeps it open, with the id of what the filter kept away", async () => {
  const { reader, say } = open({ filter: { types: ["issue"] }, heartbeatMilliseconds: 20 });
  const first = await readTo(reader, ":\nid: ");
  await say(runNews("a-run"));
  const beat = await readTo(reader, ":\nid: ");
  expect(beat).not.toBe("");
  expect(/id: (\S+)/.exec(beat)?.[1]).not.toBe(/id: (\S+)/.exec(first)?.[1]);
});

test("it ends with the reader's right, with the process and with the reader, and gives its place back once", async () => {
  const revoked = open({ isAllowed: async () => false, heartbeatMilliseconds: 10 });
  expect(await readTo(revoked.reader, "never")).toMatch(/\(over\)$/);
  const leaving = new AbortController();
  const stopped = open({ leaving: leaving.signal });
  leaving.abort();
  expect(await readTo(stopped.reader, "never")).toMatch(/\(over\)$/);
  const gone = new AbortController();
  const left = open({ gone: gone.signal });
  gone.abort();
  await left.reader.cancel();
  expect([revoked.state.ended, stopped.state.ended, left.state.ended]).toEqual([1, 1, 1]);
});

test("a reader who reads too slowly is cut: little waits for it", async () => {
  const { hub, say } = openDeafHub();
  const gone = new AbortController().signal;
  let ended = 0;
  const stream = openStream({
    ...{ hub, filter: {}, lastId: null, isAllowed: async () => true, leaving: gone, gone },
    ended: () => {
      ended += 1;
    },
  });
  for (let sent = 0; sent < 100 && ended === 0; sent += 1) {
    await say(storedNews(1, "x".repeat(7000)));
  }
  expect(ended).toBe(1);
  await expect(stream.getReader().read()).rejects.toThrow("too slowly");
});
