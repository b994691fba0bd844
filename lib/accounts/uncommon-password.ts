import { Problem } from "#lib/platform/errors.ts";

/** What many people choose; as written, with digits behind it, with letters turned to look-alikes, or several in a row. */
const commonWords = [
  ...["password", "passwort", "passw", "pass", "pwd", "secret", "geheim", "letmein", "welcome"],
  ...["willkommen", "admin", "administrator", "root", "user", "guest", "test", "login", "default"],
  ...["changeme", "change", "qwerty", "qwertz", "azerty", "qwertyuiop", "asdf", "asdfgh", "zxcvbn"],
  ...["iloveyou", "love", "monkey", "dragon", "sunshine", "princess", "football", "baseball"],
  ...["superman", "batman", "pokemon", "starwars", "master", "shadow", "michael", "jordan"],
  ...["abc", "trustno", "whatever", "freedom", "computer", "internet", "samsung", "google"],
  ...[
    "company",
    "server",
    "system",
    "operator",
    "database",
    "postgres",
    "production",
    "monitoring",
  ],
  ...["paramedic", "correcthorsebatterystaple", "correcthorse", "batterystaple"],
  ...["spring", "summer", "autumn", "winter", "hello", "my", "the", "is", "new", "our"],
];
const onlyCommonWords = new RegExp(`^(?:${commonWords.join("|")})+$`);
const rows = ["01234567890123456789", "abcdefghijklmnopqrstuvwxyz", "qwertyuiopasdfghjklzxcvbnm"];
const runs = rows.flatMap((row) => [row, [...row].reverse().join("")]);
const lookAlikes: Record<string, string> = {
  ...{ "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", $: "s", "!": "i" },
};

/** Whether a password is among those that are tried first: common words, one thing again and again, a keyboard's row. */
export function isCommonPassword(password: string, email: string): boolean {
  const text = password.toLowerCase().replace(/[\s_.-]/g, "");
  if (/^(.{1,4}?)\1+.?.?.?$/.test(text) || runs.some((run) => run.includes(text))) return true;
  const stem = text.replace(/[^\p{L}]+$/u, "").replace(/^[^\p{L}@$]+/u, "");
  const plain = stem.replace(/[013457@$!]/g, (sign) => lookAlikes[sign] ?? sign);
  if ([stem, plain].some((one) => onlyCommonWords.test(one))) return true;
  const [local = ""] = email.toLowerCase().split("@");
  return [local, email.toLowerCase()].map((own) => own.replace(/[\s_.-]/g, "")).includes(stem);
}

/** Throws `wrong-input` at that field for a password that is tried first (NIST SP 800-63B, 3.1.1.2). */
export function requireUncommonPassword(
  password: string,
  { field, email }: { field: string; email: string },
): void {
  if (!isCommonPassword(password, email)) return;
  const message =
    "This is one of the passwords that are tried first. Use a few words that do not belong together.";
  throw new Problem("wrong-input", message, { errors: [{ path: field, message }] });
}
