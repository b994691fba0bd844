import { randomUUID } from "node:crypto";
import { type Format, negotiateFormat } from "#lib/error-pages/negotiate.ts";
import { pickLanguage } from "#lib/error-pages/pick-language.ts";
import { PageKind } from "#lib/error-pages/schemas.ts";
import { deriveReference, readReference } from "#lib/issues/reference.ts";
import type { HeaderReader } from "#lib/platform/http/door.ts";
import type { Language } from "#lib/services/language-schemas.ts";

/** A request as any HTTP frame hands it over. */
export type PlainRequest = {
  method: string;
  url: URL;
  headers: HeaderReader;
};

export type PageRequest =
  | { wants: "status"; service: string }
  | {
      wants: "page";
      service: string | null;
      kind: PageKind;
      format: Format;
      /** Null: the visitor asks for none of ours. */
      language: Language | null;
      reference: string;
      /** Whether the visitor's request may be repeated without asking: it changed nothing. */
      safe: boolean;
      head: boolean;
    };

/** Reads what a request under `/e/` asks for. Every request asks for something: what is not known is the kind 404. */
export function readPageRequest(request: PlainRequest): PageRequest {
  const segments = request.url.pathname.split("/").slice(2).filter(Boolean).map(decodeSegment);
  const last = segments.at(-1) ?? "";
  // A name with slashes may arrive decoded.
  const service = segments.slice(0, -1).join("/") || null;
  if (service !== null && last === "status.json") return { wants: "status", service };
  const { headers, method, url } = request;
  const requestId = headers.get("x-request-id")?.trim();
  return {
    wants: "page",
    service: service ?? headers.get("x-service-name"),
    kind: readKind(last, service === null ? headers.get("x-code") : null),
    format: negotiateFormat(headers),
    language: pickLanguage(request),
    reference:
      readReference(url.searchParams.get("ref") ?? "") ??
      deriveReference(requestId || randomUUID()),
    safe: [method, headers.get("x-original-method") ?? "GET"].every(isSafe),
    head: method === "HEAD",
  };
}

/** A proxy's X-Code says more than the path that it was configured with. */
function readKind(segment: string, code: string | null): PageKind {
  const fromCode = PageKind.safeParse(code?.trim()).data;
  return fromCode ?? PageKind.safeParse(segment).data ?? "404";
}

function isSafe(method: string): boolean {
  return /^(GET|HEAD)$/i.test(method.trim());
}

function decodeSegment(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return "";
  }
}
