import type { Tone } from "#components/ui/tone.ts";
import { countNoun } from "#lib/format/count.ts";
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
export function judgeHealth({ health, incident, now }: Evidence): JudgedHealth {
  if (incident) {
    return { tone: "bad", word: "Degraded", reason: incident.summary, at: incident.opened_at };
  }
  const { last_error_at, last_hour } = health;
  if (last_hour.count > 0) {
    const errors = `${countNoun(last_hour.count, "error")} in the last hour, and no incident.`;
    return {
      tone: "busy",
      word: "Reports errors",
      reason: `${errors} The last:`,
      at: last_error_at,
    };
  }
  const sign = latest([last_error_at, health.last_check_in_at, health.key_used_at]);
  if (sign === null) {
    return { tone: "idle", word: "No data yet", reason: "It has never sent anything.", at: null };
  }
  const isAlive = now.getTime() - new Date(sign).getTime() < dayMilliseconds;
  if (!isAlive) {
    const reason = "Silence may be health, or a sender that is cut off. No data since";
    return { tone: "idle", word: "No data", reason, at: sign };
  }
  const reason = `No errors in the last hour. ${describeSign(sign, health)}`;
  return { tone: "good", word: "No errors", reason, at: sign };
}

function describeSign(sign: string, health: ServiceHealth): string {
  if (sign === health.last_check_in_at) return "A monitor said that all is well:";
  return sign === health.last_error_at ? "The last one came:" : "Its key was used:";
}

function latest(moments: (string | null)[]): string | null {
  return (
    moments
      .filter((moment) => moment !== null)
      .sort()
      .at(-1) ?? null
  );
}
