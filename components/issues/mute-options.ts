import type { ChangeIssue } from "#lib/issues/schemas.ts";

const hour = 3_600_000;
const lengths = [
  { words: "For an hour", hours: 1 },
  { words: "For 8 hours", hours: 8 },
  { words: "For a day", hours: 24 },
  { words: "For a week", hours: 168 },
];
const counts = [10, 100, 1000];

export type MuteOption = { words: string; change: ChangeIssue };
type MuteGroup = { title: string; options: MuteOption[] };

/** The ways to mute an issue that a menu offers, from now. */
export function prepareMuteOptions(now: Date): MuteGroup[] {
  return [
    {
      title: "Mute for some time",
      options: lengths.map(({ words, hours }) => ({
        words,
        change: {
          state: "muted",
          muted_until: new Date(now.getTime() + hours * hour).toISOString(),
        },
      })),
    },
    {
      title: "Mute until there are more",
      options: counts.map((muted_count) => ({
        words: `${muted_count.toLocaleString("en")} more records`,
        change: { state: "muted", muted_count },
      })),
    },
    {
      title: "Mute otherwise",
      options: [
        {
          words: "Until it comes back after a quiet day",
          change: { state: "muted", muted_until_regression: true },
        },
        { words: "Until somebody reopens it", change: { state: "muted" } },
      ],
    },
  ];
}
