import type { HeaderReader } from "#lib/platform/http/door.ts";
import { Language } from "#lib/services/language-schemas.ts";

/** The language that a visitor's address asks for. */
export function readLanguage({ url }: { url: URL; headers: HeaderReader }): Language {
  return Language.safeParse(url.searchParams.get("lang")).data ?? "en";
}
