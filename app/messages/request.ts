import { cookies, headers } from "next/headers";
import { getRequestConfig } from "next-intl/server";
import { catalogues } from "#app/messages/catalogues.ts";
import { languageCookie, readLanguage } from "#lib/format/reader-language.ts";
import { readZone, zoneCookie } from "#lib/format/zone.ts";

/** The language of one request: what the reader chose, else what the browser asks for. Addresses have none. */
export default getRequestConfig(async () => {
  const [choices, asked] = await Promise.all([cookies(), headers()]);
  const chosen = choices.get(languageCookie)?.value;
  const locale = readLanguage(chosen, asked.get("accept-language"));
  return {
    locale,
    messages: catalogues[locale],
    timeZone: readZone(choices.get(zoneCookie)?.value),
  };
});
