import { defaultSafeRate } from "#lib/error-pages/admission-window.ts";
import { type Closure, listClosures } from "#lib/error-pages/closures.ts";
import { type ServicePageRow, servicePage } from "#lib/error-pages/internal/sql/service-page.ts";
import { emptyContent, lookOf, readContent, textsOf } from "#lib/error-pages/layers.ts";
import { builtInLook, type PreparedLook } from "#lib/error-pages/prepare-look.ts";
import type { StoredStatus } from "#lib/error-pages/public-status.ts";
import type { EditedTexts } from "#lib/error-pages/texts.ts";
import type { Database } from "#lib/platform/database.ts";
import type { Language } from "#lib/services/language-schemas.ts";
import { ErrorPageSettings, Support } from "#lib/services/schemas.ts";

/** What a page may show of a service. `known` false: no such service, or the database is away. */
export type ServiceDescription = {
  known: boolean;
  display_name: string | null;
  home_url: string | null;
  /** For visitors who ask for no language of the pages. */
  default_language: Language;
  show_recovery: boolean;
  /** Visitors a second that it can take back. */
  safe_rate: number;
  support: Support;
  status: StoredStatus | null;
  texts: EditedTexts[];
  look: PreparedLook;
  /** Planned: of all services where this one is not known. Visitors meet production. */
  closures: Closure[];
};

export const unknownService: ServiceDescription = {
  known: false,
  display_name: null,
  home_url: null,
  default_language: "en",
  show_recovery: false,
  safe_rate: defaultSafeRate,
  support: {},
  status: null,
  texts: [],
  look: builtInLook,
  closures: [],
};

/** Reads what a page shows of the service with this name; for an unknown name, what the whole organisation shows. */
export async function describeService(
  database: Database,
  name: string,
): Promise<ServiceDescription> {
  const [row] = await servicePage(database, name);
  if (!row) return unknownService;
  const closures = listClosures(row.windows, row.now);
  const organisation = readContent(row.organisation_content);
  if (row.service_id === null) {
    const layers = { organisation, own: emptyContent };
    return { ...unknownService, texts: textsOf(layers), look: lookOf(layers), closures };
  }
  const layers = { organisation, own: readContent(row.own_content) };
  const settings = ErrorPageSettings.safeParse(row.error_page).data ?? {};
  return {
    known: true,
    // The name itself is the operators' word, not the visitors'.
    display_name: settings.display_name || row.display_name || null,
    home_url: settings.home_url ?? null,
    default_language: settings.default_language ?? "en",
    show_recovery: settings.show_recovery !== false,
    safe_rate: settings.safe_rate ?? defaultSafeRate,
    support: Support.safeParse(row.support).data ?? {},
    status: toStatus(row),
    texts: textsOf(layers),
    look: lookOf(layers),
    closures,
  };
}

function toStatus({ state, since, updated_at }: ServicePageRow): StoredStatus | null {
  return state && since && updated_at ? { state, since, updated_at } : null;
}
