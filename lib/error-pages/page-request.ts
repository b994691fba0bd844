import { randomUUID } from "node:crypto";
import { type Format, negotiateFormat, wishOf } from "#lib/error-pages/negotiate.ts";
import { pickLanguage } from "#lib/error-pages/pick-language.ts";
import { type PageKind, pageKinds } from "#lib/error-pages/schemas.ts";
import { deriveReference, readReference } from "#lib/issues/reference.ts";
import type { HeaderReader } from "#lib/platform/http/door.ts";
import { isFromTrustedPeer } from "#lib/platform/http/trusted-peer.ts";
import type { Language } from "#lib/services/language-schemas.ts";

/** A request as any HTTP frame hands it over. */
export type PlainRequest = {
  method: string;
  url: URL;
  headers: HeaderReader;
};

export type PageRequest =
  | { wants: "status"; service: string }
  | { wants: "explanation"; kind: PageKind; language: Language | null; head: boolean }
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

const kinds = new Map<string, PageKind>(pageKinds.map((kind) => [kind, kind]));
const extensions: Record<string, Format> = { html: "html", json: "json", txt: "text" };

/** Reads what a request under `/e/` asks for. Every request asks for something: what is not known is the kind 404. */
export function readPageRequest(request: PlainRequest): PageRequest {
  const { headers, method, url } = request;
  const head = method === "HEAD";
  const segments = url.pathname.split("/").slice(2).filter(Boolean).map(decodeSegment);
  const last = segments.at(-1) ?? "";
  // A name with slashes may arrive decoded.
  const service = segments.slice(0, -1).join("/") || null;
  if (service !== null && last === "status.json") return { wants: "status", service };
  const explained = last === "about" ? kinds.get(service ?? "") : undefined;
  const language = pickLanguage(request);
  if (explained) return { wants: "explanation", kind: explained, language, head };
  const [name, extension] = splitExtension(last);
  const claim = claimsOf(headers);
  const own = wishOf(headers);
  const wish = { ...own, accept: claim("x-format") ?? own.accept };
  return {
    wants: "page",
    service: service ?? claim("x-service-name"),
    kind: readKind(name, service === null ? claim("x-code") : null),
    format: extension ?? negotiateFormat(wish),
    language,
    reference: readOwnReference(request, service),
    // Anybody may say that it changed something: that only makes the page more careful.
    safe: [method, headers.get("x-original-method") ?? "GET"].every(isSafe),
    head,
  };
}

/** Where a kind is explained in words: the `type` of its problem+json. */
export function explanationPath(kind: PageKind): string {
  return `/e/${kind}/about`;
}

/** What a proxy tells of its visitor's request: heard only from one that is trusted. */
function claimsOf(headers: HeaderReader): (name: string) => string | null {
  const trusted = isFromTrustedPeer(headers);
  return (name) => (trusted ? headers.get(name) : null);
}

/**
 * The one in the address, else that of the request's id, else a new one. Beside a named service anybody may give the
 * id, as anybody may give the reference itself; the general address belongs to proxies.
 */
function readOwnReference({ url, headers }: PlainRequest, service: string | null): string {
  const given = readReference(url.searchParams.get("ref") ?? "");
  if (given) return given;
  const read = service === null ? claimsOf(headers) : (name: string) => headers.get(name);
  return deriveReference(read("x-request-id")?.trim() || randomUUID());
}

/** A proxy's X-Code says more than the path that it was configured with. */
function readKind(segment: string, code: string | null): PageKind {
  const known = kinds.get(code?.trim() ?? "") ?? kinds.get(segment);
  // A failure that we have no words of its own for is still the service's, not a missing page.
  return known ?? (/^5\d\d$/.test(code?.trim() ?? "") ? "500" : "404");
}

function splitExtension(segment: string): [string, Format | undefined] {
  const [, name, extension = ""] = /^(.+)\.([a-z]+)$/.exec(segment) ?? [];
  const format = extensions[extension];
  return name && format ? [name, format] : [segment, undefined];
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
