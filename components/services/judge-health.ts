import type { Tone } from "#components/ui/tone.ts";
import type { Words } from "#components/ui/words.ts";
import type { ServiceHealth } from "#lib/insights/schemas.ts";

export type JudgedHealth = {
  tone: Tone;
  word: string;
  /** In a sentence; a moment may follow it. */
  reason: string;
  /** RFC 3339: since when, or when last. */
  at: string | null;
};

const dayMilliseconds = 86_400_000;

type Evidence = {
  health: ServiceHealth;
  /** An open incident, where there is one. */
  incident: { summary: string; opened_at: string } | null;
  now: Date;
};

/** How a service stands, and why one may say so. No data is another thing than no errors. */
export function judgeHealth(
  t: Words<"services.health">,
  { health, incident, now }: Evidence,
): JudgedHealth {
  if (incident) {
    return { tone: "bad", word: t("degraded"), reason: incident.summary, at: incident.opened_at };
  }
  const { last_error_at, last_hour } = health;
  if (last_hour.count > 0) {
    return {
      tone: "busy",
      word: t("reportsErrors"),
      reason: t("errorsLately", { count: last_hour.count }),
      at: last_error_at,
    };
  }
  const sign = latest([last_error_at, health.last_check_in_at, health.key_used_at]);
  if (sign === null) {
    return { tone: "idle", word: t("noDataYet"), reason: t("neverSent"), at: null };
  }
  const isAlive = now.getTime() - new Date(sign).getTime() < dayMilliseconds;
  if (!isAlive) {
    return { tone: "idle", word: t("noData"), reason: t("silent"), at: sign };
  }
  const reason = t(`quiet.${nameSign(sign, health)}`);
  return { tone: "good", word: t("noErrors"), reason, at: sign };
}

function nameSign(sign: string, health: ServiceHealth): "checkIn" | "error" | "keyUse" {
  if (sign === health.last_check_in_at) return "checkIn";
  return sign === health.last_error_at ? "error" : "keyUse";
}

function latest(moments: (string | null)[]): string | null {
  return (
    moments
      .filter((moment) => moment !== null)
      .sort()
      .at(-1) ?? null
  );
}
