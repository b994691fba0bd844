import type { Catalogue } from "#app/messages/catalogues.ts";
import type { Language } from "#lib/format/reader-language.ts";

declare module "next-intl" {
  interface AppConfig {
    Locale: Language;
    Messages: Catalogue;
  }
}
