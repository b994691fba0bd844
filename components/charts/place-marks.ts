import type { TimelineMark } from "#components/charts/prepare-timeline.ts";

export type PlacedMark = TimelineMark & { words: "right" | "left" | "none" };

/** Shares of the width: a letter of a label on a wide screen, and the gap after a label. */
const letter = 0.0062;
const gap = 0.02;

/** The marks inside a span, in order, each with the side where its words collide with nothing. */
export function placeMarks(marks: TimelineMark[], from: number, to: number): PlacedMark[] {
  const inside = marks
    .map((mark) => ({ mark, place: (Date.parse(mark.at) - from) / (to - from) }))
    .filter(({ place }) => place >= 0 && place <= 1)
    .sort((a, b) => a.place - b.place);
  let taken = 0;
  return inside.map(({ mark, place }, index) => {
    const width = mark.label.length * letter + gap;
    const end = inside[index + 1]?.place ?? 1;
    const words = place + width <= end ? "right" : place - width >= taken ? "left" : "none";
    taken = words === "right" ? place + width : place + gap;
    return { ...mark, words };
  });
}
