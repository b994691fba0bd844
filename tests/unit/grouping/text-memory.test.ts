import { expect, test } from "vitest";
import { createTextMemory } from "#lib/grouping/text-memory.ts";

function counting() {
  const derived: string[] = [];
  const memory = createTextMemory<string>(1600);
  const recall = (text: string) =>
    memory.recall(text, () => {
      derived.push(text);
      return text.toUpperCase();
    });
  return { derived, recall };
}
const text = (number: number) => `text ${number} `.padEnd(80, "x");

test("a text is worked out once, and each text has its own value", () => {
  const { derived, recall } = counting();
  for (let turn = 0; turn < 3; turn += 1) {
    expect(recall("a\nb")).toBe("A\nB");
    expect(recall("a\nc")).toBe("A\nC");
  }
  expect(derived).toEqual(["a\nb", "a\nc"]);
});

test("what comes again and again outlives any number of texts that come once", () => {
  const { derived, recall } = counting();
  for (let turn = 0; turn < 200; turn += 1) {
    recall("often");
    recall(text(turn));
  }
  expect(derived.filter((one) => one === "often")).toHaveLength(1);
  recall(text(0));
  expect(derived.filter((one) => one === text(0))).toHaveLength(2);
});

test("a text that would take much of the room is not remembered", () => {
  const { derived, recall } = counting();
  const long = "x".repeat(101);
  recall(long);
  expect(recall(long)).toBe(long.toUpperCase());
  expect(derived).toHaveLength(2);
});

test("texts that differ anywhere have values of their own, however much they look alike", () => {
  const memory = createTextMemory<string>(1_000_000);
  const blank = "-".repeat(2000);
  const alike = Array.from(
    { length: 200 },
    (_, at) => `${blank.slice(0, at * 9)}x${blank.slice(at * 9 + 1)}`,
  );
  for (const turn of [1, 2]) {
    for (const one of alike)
      expect(
        memory.recall(one, () => one),
        `turn ${turn}`,
      ).toBe(one);
  }
});
