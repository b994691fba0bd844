import type { Words } from "#components/ui/words.ts";
import { PageKind } from "#lib/error-pages/schemas.ts";
import type { PageViews, WaitShare } from "#lib/error-pages/view-schemas.ts";
import { formatCount, formatShare } from "#lib/format/count.ts";
import { formatDuration } from "#lib/format/duration.ts";
import { nameLanguage } from "#lib/format/name-language.ts";
import type { Language } from "#lib/format/reader-language.ts";

const named = 3;
type PageWords = Words<"errorPages">;

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
export function describePageViews(
  t: PageWords,
  { shown, people, returned, waits }: PageViews,
  language: Language,
): string {
  const seen = people > 0 ? t("views.shownTo", { shown, people }) : t("views.shown", { shown });
  return `${seen} ${describeReturns(t, { returned, waits }, language)}`;
}

/** How many went back in without doing anything, and how long half of them had waited. */
function describeReturns(
  t: PageWords,
  { returned, waits }: Pick<PageViews, "returned" | "waits">,
  language: Language,
) {
  if (returned === 0) return t("views.nobodyReturned");
  const half = halfWaited(waits);
  const count = formatCount(returned);
  if (half === null) return t("views.returned", { count });
  return t("views.returnedWithin", { count, time: formatDuration(half, language) });
}

/** The kinds and languages that were shown most, with their shares. */
export function prepareShares(t: PageWords, { shown, ...views }: PageViews, language: Language) {
  const share = (name: string, count: number) => `${name} ${formatShare(count / shown)}`;
  const join = (parts: string[]) =>
    parts.length > named
      ? t("views.more", { first: parts.slice(0, named).join(", "), count: parts.length - named })
      : parts.join(", ");
  return {
    kinds: join(views.kinds.map(({ kind, count }) => share(nameKind(t, kind), count))),
    languages: join(
      views.languages.map((one) => share(nameLanguage(one.language, language), one.count)),
    ),
  };
}

function nameKind(t: PageWords, kind: string): string {
  const known = PageKind.safeParse(kind).data;
  return known ? t(`kinds.${known}`) : kind;
}
