import { foreignCode } from "#lib/grouping/internal/stack/foreign-code.ts";
import type { Language } from "#lib/grouping/internal/stack/language.ts";
import { isOwnCode } from "#lib/grouping/internal/stack/own-code.ts";

const languages = Object.keys(foreignCode) as Language[];
const mostRemembered = 5000;
const remembered = new Map<string, boolean>();

/** Whether a file or a module is known as foreign in some language, without anybody saying so. */
export function isKnownForeign(name: string): boolean {
  const known = remembered.get(name);
  if (known !== undefined) return known;
  const isForeign = languages.some((language) => !isOwnCode(language, name, name));
  if (remembered.size >= mostRemembered) remembered.clear();
  remembered.set(name, isForeign);
  return isForeign;
}
