import { type ServiceDescription, unknownService } from "#lib/error-pages/describe-service.ts";
import { pageThemes } from "#lib/error-pages/look-schemas.ts";
import { prepareLook } from "#lib/error-pages/prepare-look.ts";
import { type Page, preparePage } from "#lib/error-pages/prepare-page.ts";
import type { PageKind, PublicState } from "#lib/error-pages/schemas.ts";
import type { Language } from "#lib/services/language-schemas.ts";

const now = new Date("2026-11-22T14:03:00Z");

/** What sets the looks of pages apart; tests of size and of accessibility go through all of them. */
export const looks: { name: string; of: Partial<ServiceDescription> }[] = [
  ...pageThemes.map((theme) => ({
    name: `the theme ${theme}`,
    of: { look: prepareLook({ theme }) },
  })),
];

/** A service that shows visitors all that there is to show. */
export function describeFully(
  state: PublicState,
  look: Partial<ServiceDescription> = {},
): ServiceDescription {
  return {
    ...unknownService,
    known: true,
    display_name: "Northwind Shop",
    home_url: "https://northwind.example/",
    show_recovery: true,
    support: {
      email: "help@northwind.example",
      phone: "0800 123 456",
      url: "https://northwind.example/help",
      hours: "daily 8–20",
    },
    status: { state, since: new Date("2026-11-22T14:02:00Z"), updated_at: now },
    ...look,
  };
}

/** A page with the most to say: the recovery is live and there is a countdown. */
export function prepareFullPage(
  kind: PageKind,
  language: Language,
  description: ServiceDescription,
): Page {
  const asked = { service: "shop", kind, reference: "7K3F-9QXM", safe: true };
  const base_url = "https://errors.example";
  return preparePage(asked, { description, language, base_url, now, random: () => 0.5 });
}
