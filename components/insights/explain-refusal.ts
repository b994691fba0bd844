import type { Words } from "#components/ui/words.ts";
import { formatCount } from "#lib/format/count.ts";
import type { IngestRefusal } from "#lib/ingest/schemas.ts";

export type Explained = { title: string; advice: string };
type RefusalWords = Words<"insights.refusals">;

/** Last four characters of what stands in a snippet until there is a key. */
const hintOfPlaceholder = "_KEY";

/** Refusals whose words depend on nothing but the code. */
const plain = [
  "forbidden",
  "too-large",
  "unknown-encoding",
  "unreadable-body",
  "unavailable",
  "method-not-allowed",
  "not-found",
] as const;

/** What a refusal means, and what to change so that the next request is taken. */
export function explainRefusal(t: RefusalWords, refusal: IngestRefusal): Explained {
  switch (refusal.code) {
    case "unauthorized":
      return explainKey(t, refusal);
    case "wrong-input":
      return { title: countRefused(t, refusal.refused), advice: t("wrong-input.advice") };
    case "too-many": {
      const seconds = String(refusal.retry_after_seconds ?? 60);
      return { title: t("too-many.title"), advice: t("too-many.advice", { seconds }) };
    }
    case "cross-origin":
      return { title: t("cross-origin.title"), advice: explainOrigin(t, refusal.origin) };
    default: {
      const known = plain.find((code) => code === refusal.code) ?? "unforeseen";
      return { title: t(`${known}.title`), advice: t(`${known}.advice`) };
    }
  }
}

function countRefused(t: RefusalWords, refused: number | null): string {
  if (refused === null) return t("wrong-input.none");
  return t("wrong-input.some", { refused, count: formatCount(refused) });
}

function explainOrigin(t: RefusalWords, origin: string | null): string {
  return origin === null ? t("cross-origin.anyAdvice") : t("cross-origin.advice", { origin });
}

function explainKey(t: RefusalWords, { hint, detail }: IngestRefusal): Explained {
  if (hint === hintOfPlaceholder) {
    return { title: t("key.placeholder"), advice: t("key.advice") };
  }
  if (hint !== null) {
    return { title: t("key.unknownHint", { hint }), advice: t("key.revoked") };
  }
  return detail.startsWith("Send")
    ? { title: t("key.none"), advice: t("key.noneAdvice") }
    : { title: t("key.unknown"), advice: t("key.advice") };
}
