import type { Words } from "#components/ui/words.ts";
import type { ChangeIssue } from "#lib/issues/schemas.ts";

const hour = 3_600_000;
const lengths = [
  { length: "hour", hours: 1 },
  { length: "hours", hours: 8 },
  { length: "day", hours: 24 },
  { length: "week", hours: 168 },
] as const;
const counts = [10, 100, 1000];

export type MuteOption = { words: string; change: ChangeIssue };
type MuteGroup = { title: string; options: MuteOption[] };

/** The ways to mute an issue that a menu offers, from now. */
export function prepareMuteOptions(t: Words<"issues.handling">, now: Date): MuteGroup[] {
  return [
    {
      title: t("forTime"),
      options: lengths.map(({ length, hours }) => ({
        words: t(`lengths.${length}`),
        change: {
          state: "muted",
          muted_until: new Date(now.getTime() + hours * hour).toISOString(),
        },
      })),
    },
    {
      title: t("forRecords"),
      options: counts.map((muted_count) => ({
        words: t("records", { count: muted_count }),
        change: { state: "muted", muted_count },
      })),
    },
    {
      title: t("otherwise"),
      options: [
        {
          words: t("untilBack"),
          change: { state: "muted", muted_until_regression: true },
        },
        { words: t("untilReopened"), change: { state: "muted" } },
      ],
    },
  ];
}
