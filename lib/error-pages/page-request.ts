import { randomUUID } from "node:crypto";
import { type Format, negotiateFormat, type Wish, wishOf } from "#lib/error-pages/negotiate.ts";
import {
  chooseLanguage,
  type SpokenLanguages,
  spokenLanguages,
} from "#lib/error-pages/pick-language.ts";
import { createRecall } from "#lib/error-pages/recall.ts";
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
  | AskedPage;

type AskedPage = {
  wants: "page";
  service: string | null;
  /** Whether the address names the service, and not a proxy. */
  named: boolean;
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

/** All that a request may say, of which nothing but the reference differs between most visitors. */
type Told = {
  method: string;
  path: string;
  claims: { code: string | null; format: string | null; service: string | null };
  originalMethod: string;
  wish: Wish;
  spoken: SpokenLanguages;
};

type Understood = Exclude<PageRequest, { wants: "page" }> | Omit<AskedPage, "reference">;

const understood = createRecall<Understood>(1000);

/** Reads what a request under `/e/` asks for. Every request asks for something: what is not known is the kind 404. */
export function readPageRequest(request: PlainRequest): PageRequest {
  const told = hear(request);
  const asked = understood(JSON.stringify(told), () => understand(told));
  if (asked.wants !== "page") return asked;
  return { ...asked, reference: readOwnReference(request, asked.named) };
}

function hear({ method, url, headers }: PlainRequest): Told {
  const claim = claimsOf(headers);
  return {
    method,
    path: url.pathname,
    claims: {
      code: claim("x-code"),
      format: claim("x-format"),
      service: claim("x-service-name"),
    },
    originalMethod: headers.get("x-original-method") ?? "GET",
    wish: wishOf(headers),
    spoken: spokenLanguages({ url, headers }),
  };
}

function understand({ method, path, claims, originalMethod, wish, spoken }: Told): Understood {
  const head = method === "HEAD";
  const segments = path.split("/").slice(2).filter(Boolean).map(decodeSegment);
  const last = segments.at(-1) ?? "";
  // A name with slashes may arrive decoded.
  const service = segments.slice(0, -1).join("/") || null;
  if (service !== null && last === "status.json") return { wants: "status", service };
  const explained = last === "about" ? kinds.get(service ?? "") : undefined;
  const language = chooseLanguage(spoken);
  if (explained) return { wants: "explanation", kind: explained, language, head };
  const [name, extension] = splitExtension(last);
  return {
    wants: "page",
    service: service ?? claims.service,
    named: service !== null,
    kind: readKind(name, service === null ? claims.code : null),
    format: extension ?? negotiateFormat({ ...wish, accept: claims.format ?? wish.accept }),
    language,
    // Anybody may say that it changed something: that only makes the page more careful.
    safe: [method, originalMethod].every(isSafe),
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
function readOwnReference({ url, headers }: PlainRequest, named: boolean): string {
  const given = url.search === "" ? null : readReference(url.searchParams.get("ref") ?? "");
  if (given) return given;
  const read = named ? (name: string) => headers.get(name) : claimsOf(headers);
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
