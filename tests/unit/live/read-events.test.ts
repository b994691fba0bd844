import { expect, test } from "vitest";
import { createBlockReader } from "#components/live/read-events.ts";

test("events are read out of pieces that are cut anywhere", () => {
  const text =
    'retry: 2500\n\n:\nid: a\n\nid: b\nevent: run\ndata: {"id":"1"}\n\ndata: x\ndata: y\n\nid: half';
  const whole = createBlockReader()(text);
  const read = createBlockReader();
  const cut = [...text].flatMap((letter) => read(letter));
  expect(cut).toEqual(whole);
  expect(whole).toEqual([
    { type: "message", data: null, id: null, retry: 2500 },
    { type: "message", data: null, id: "a", retry: null },
    { type: "run", data: '{"id":"1"}', id: "b", retry: null },
    { type: "message", data: "x\ny", id: null, retry: null },
  ]);
});
