import { createHash } from "node:crypto";
import { folderOf } from "#lib/error-pages/bundle-folder.ts";
import type { BundleDrift, BundleEntry, BundleManifest } from "#lib/error-pages/bundle-schemas.ts";
import { describeProxies } from "#lib/error-pages/proxies/describe-proxies.ts";
import { describeSnippets } from "#lib/error-pages/snippets/describe-snippets.ts";
import {
  type BundleFile,
  type BundleService,
  renderStaticPages,
} from "#lib/error-pages/static-pages.ts";
import { languages } from "#lib/services/language-schemas.ts";

/** What a bundle is made of. */
export type BundleSource = {
  /** The only service asked for; null: all of them. */
  service: string | null;
  services: BundleService[];
  base_url: string;
};

export const manifestName = "manifest.json";

/** Every file of a bundle but its manifest: the pages of each service, then what shows them in proxies and applications. */
export function* renderBundle({ services, base_url }: BundleSource): Generator<BundleFile> {
  for (const service of services) {
    yield* renderStaticPages(service, base_url);
    const folder = folderOf(service.name);
    const { default_language } = service.description;
    const setup = { service: service.name, default_language, base_url };
    for (const { file, text } of describeProxies(setup)) {
      yield { path: `proxies/${folder}/${file}`, content: text };
    }
    for (const { file, text } of describeSnippets(setup)) {
      yield { path: `applications/${folder}/${file}`, content: text };
    }
  }
}

export function toEntry({
  path,
  content,
}: {
  path: string;
  content: string | Buffer;
}): BundleEntry {
  return {
    path,
    bytes: Buffer.byteLength(content),
    sha256: createHash("sha256").update(content).digest("hex"),
  };
}

export function prepareManifest(
  source: BundleSource,
  files: BundleEntry[],
  now: Date,
): BundleManifest {
  const sorted = files.toSorted((one, other) => (one.path < other.path ? -1 : 1));
  const lines = sorted.map(({ path, sha256 }) => `${sha256} ${path}\n`).join("");
  return {
    version: createHash("sha256").update(lines).digest("hex"),
    exported_at: now.toISOString(),
    service: source.service,
    base_url: source.base_url,
    languages: [...languages],
    services: source.services.map(({ name }) => ({ name, folder: folderOf(name) })),
    files: sorted,
  };
}

/** What lies somewhere against what would be exported now. */
export function compareBundles(
  wanted: BundleEntry[],
  found: Pick<BundleEntry, "path" | "sha256">[],
): BundleDrift {
  const there = new Map(found.map(({ path, sha256 }) => [path, sha256]));
  const ours = new Set(wanted.map(({ path }) => path));
  const differing = wanted.filter(({ path, sha256 }) => (there.get(path) ?? sha256) !== sha256);
  const missing = wanted.filter(({ path }) => !there.has(path));
  const foreign = found.filter(({ path }) => !ours.has(path));
  const same = differing.length + missing.length + foreign.length === 0;
  const paths = (entries: { path: string }[]) => entries.map(({ path }) => path).sort();
  return {
    same,
    differing: paths(differing),
    missing: paths(missing),
    foreign: paths(foreign),
  };
}
