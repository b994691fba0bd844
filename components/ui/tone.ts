/** What a state means to the reader; colour never says it alone. */
export type Tone = "good" | "busy" | "bad" | "idle";

export const toneText: Record<Tone, string> = {
  good: "text-good",
  busy: "text-busy",
  bad: "text-bad",
  idle: "text-ink-2",
};

export const toneWash: Record<Tone, string> = {
  good: "bg-good-wash",
  busy: "bg-busy-wash",
  bad: "bg-bad-wash",
  idle: "bg-raised",
};
