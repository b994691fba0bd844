import { kindWords } from "#components/error-pages/kind-words.ts";
import { PageKind } from "#lib/error-pages/schemas.ts";
import type { PageViews, WaitShare } from "#lib/error-pages/view-schemas.ts";
import { countNoun, formatCount, formatShare } from "#lib/format/count.ts";
import { formatDuration } from "#lib/format/duration.ts";
import { nameLanguage } from "#lib/format/name-language.ts";

const named = 3;

/** The time after which at least half of those who went back in had done so; null where nobody did, or it was too long to tell. */
export function halfWaited(waits: WaitShare[]): number | null {
  const all = waits.reduce((sum, { count }) => sum + count, 0);
  let reached = 0;
  for (const { seconds, count } of waits) {
    reached += count;
    if (all > 0 && reached * 2 >= all) return seconds;
  }
  return null;
}

/** What visitors saw, in a sentence or two. */
export function describePageViews({ shown, people, returned, waits }: PageViews): string {
  const seen =
    people > 0
      ? `${countNoun(shown, "page")} shown to about ${people === 1 ? "one person" : `${formatCount(people)} people`}.`
      : `${countNoun(shown, "page")} shown.`;
  return `${seen} ${describeReturns({ returned, waits })}`;
}

/** How many went back in without doing anything, and how long half of them had waited. */
export function describeReturns({ returned, waits }: Pick<PageViews, "returned" | "waits">) {
  if (returned === 0) return "Nobody was led back in by an open page.";
  const half = halfWaited(waits);
  const time = half === null ? "" : `, half of them within ${formatDuration(half)}`;
  return `${formatCount(returned)} went back in by an open page${time}.`;
}

/** The kinds and languages that were shown most, with their shares. */
export function prepareShares({ shown, ...views }: PageViews) {
  const share = (name: string, count: number) => `${name} ${formatShare(count / shown)}`;
  const join = (parts: string[]) =>
    parts.length > named
      ? `${parts.slice(0, named).join(", ")} and ${parts.length - named} more`
      : parts.join(", ");
  return {
    kinds: join(views.kinds.map(({ kind, count }) => share(nameKind(kind), count))),
    languages: join(
      views.languages.map(({ language, count }) => share(nameLanguage(language), count)),
    ),
  };
}

function nameKind(kind: string): string {
  const known = PageKind.safeParse(kind).data;
  return known ? kindWords[known] : kind;
}
