import type { PageContent } from "#lib/error-pages/content-schemas.ts";
import {
  describeService,
  type ServiceDescription,
  unknownService,
} from "#lib/error-pages/describe-service.ts";
import {
  emptyContent,
  type Layers,
  lookOf,
  readContent,
  textsOf,
} from "#lib/error-pages/layers.ts";
import type { Context } from "#lib/platform/context.ts";
import { requireService } from "#lib/services/require-service.ts";

/** Where content is edited: at a service, or with null for the whole organisation. */
export type Place = { service: string | null; service_id: number | null };

/** Throws `not-found` for a service that is not there. */
export async function requirePlace(context: Context, service: string | null): Promise<Place> {
  if (service === null) return { service, service_id: null };
  return { service, service_id: (await requireService(context, service)).id };
}

/** As the audit log names it. */
export function auditObject({ service }: Place) {
  return { type: "error-pages", id: service ?? "organisation" };
}

/** What is published at a place, and its number; nothing yet: no content, and 0. */
export async function readPublished(context: Context, service_id: number | null) {
  const row = await context.database.errorPageVersion.findFirst({
    where: { service_id },
    orderBy: { number: "desc" },
  });
  return { number: row?.number ?? 0, content: readContent(row?.content) };
}

/** The content of a place over what it inherits. */
export async function layersOf(context: Context, place: Place, own: PageContent): Promise<Layers> {
  if (place.service_id === null) return { organisation: emptyContent, own };
  const organisation = await readPublished(context, null);
  return { organisation: organisation.content, own };
}

/** A stand-in for all services. */
const anyService = {
  ...unknownService,
  known: true,
  display_name: "Your service",
  home_url: "https://example.com/",
  show_recovery: true,
  support: { email: "help@example.com" },
};

/** What a page would show with this content in force. */
export async function describeWith(
  { database }: Context,
  { service }: Place,
  layers: Layers,
): Promise<ServiceDescription> {
  const described = service === null ? anyService : await describeService(database, service);
  // What is edited is shown, also while a closure is under way.
  return { ...described, closures: [], texts: textsOf(layers), look: lookOf(layers) };
}
