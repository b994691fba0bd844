import { gzipSync } from "node:zlib";
import { unzipSync } from "fflate";
import { expect, test } from "vitest";
import {
  type BundleSource,
  compareBundles,
  prepareManifest,
  renderBundle,
  toEntry,
} from "#lib/error-pages/bundle.ts";
import { folderOf } from "#lib/error-pages/bundle-folder.ts";
import { BundleManifest } from "#lib/error-pages/bundle-schemas.ts";
import { unknownService } from "#lib/error-pages/describe-service.ts";
import { kindRules } from "#lib/error-pages/kinds.ts";
import { pageKinds } from "#lib/error-pages/schemas.ts";
import { renderStaticPages } from "#lib/error-pages/static-pages.ts";
import { catalogues } from "#lib/error-pages/texts.ts";
import { zipBundle } from "#lib/error-pages/zip-bundle.ts";
import { languages } from "#lib/services/language-schemas.ts";
import { describeFully, looks } from "#tests/support/error-page-looks.ts";
import { holdsOnce, spend } from "#tests/support/spend.ts";

const updated_at = new Date("2026-11-22T14:02:00Z");
const description = {
  ...unknownService,
  known: true,
  show_recovery: true,
  display_name: "Northwind Shop",
  home_url: "https://northwind.example/",
  support: { email: "help@northwind.example", phone: "0800 123 456" },
  status: { state: "fixing", since: updated_at, updated_at },
};
const source: BundleSource = {
  service: null,
  services: [
    { name: "shop", description },
    { name: "My Shop/EU", description },
  ],
  base_url: "https://errors.example",
};
const files = [...renderBundle(source)];
const find = (path: string) => files.find((file) => file.path === path)?.content ?? "";

test("each service has every kind in every language, for browsers, programs and terminals", () => {
  for (const { name } of source.services) {
    for (const language of languages) {
      for (const kind of pageKinds) {
        const path = `pages/${folderOf(name)}/${language}/${kind}`;
        expect(find(`${path}.html`)).toContain(`<html lang="${catalogues[language].tag}"`);
        expect(JSON.parse(find(`${path}.json`)).status).toBe(kindRules[kind].status);
        expect(find(`${path}.txt`)).not.toBe("");
      }
    }
  }
  expect(new Set(files.map(({ path }) => path)).size).toBe(files.length);
});

test.each(looks)(
  "in $name a static page is as small as a live one and asks for nothing but itself",
  ({ of }) => {
    const service = { name: "shop", description: describeFully("fine", of) };
    const pages = [...renderStaticPages(service, source.base_url)];
    for (const { path, content } of pages.filter(({ path }) => path.endsWith(".html"))) {
      expect(Buffer.byteLength(content), path).toBeLessThanOrEqual(12_000);
      expect(gzipSync(content, { level: 9 }).length, path).toBeLessThanOrEqual(5_000);
      expect(content, path).not.toMatch(/http-equiv|@import|url\(|src=/i);
    }
  },
);

test("a planned closure and the feedback form are live: no static page promises them", () => {
  const closure = {
    ...{ uid: "w", revision: 1, messages: {} },
    ...{ from: new Date(0), to: new Date("2100-01-01T00:00:00Z") },
  };
  const closed = { ...description, closures: [closure] };
  const service = { name: "shop", description: closed };
  const again = [...renderStaticPages(service, source.base_url)];
  expect(again).toEqual([...renderStaticPages({ name: "shop", description }, source.base_url)]);
  expect(again.filter(({ content }) => content.includes("/feedback?"))).toEqual([]);
});

test("a static page has no reference and no live state, which both would be wrong for everybody but one", () => {
  const html = find("pages/shop/en/503.html");
  expect(html).toContain('<bdi class="ref" id="ref" hidden></bdi>');
  expect(html).toContain('href="mailto:help@northwind.example"');
  const visible = html.replaceAll(/<script>[\s\S]*<\/script>|<[^>]*>/g, "");
  expect(visible).not.toMatch(/reference|we are fixing it/);
  expect(find("pages/shop/en/503.txt")).not.toMatch(/reference/);
  expect(JSON.parse(find("pages/shop/en/503.json"))).not.toHaveProperty("reference");
  expect(JSON.parse(find("pages/shop/en/503.json"))).not.toHaveProperty("recovery");
});

test("only pages that go on by themselves have a second face for what was sent", () => {
  for (const kind of pageKinds) {
    const sent = find(`pages/shop/en/${kind}.sent.html`);
    if (kindRules[kind].check === null) expect(sent).toBe("");
    else expect(sent).toContain('data-safe="no"');
  }
});

test("the same content has the same bytes and the same version, whenever it is exported", () => {
  const again = [...renderBundle({ ...source, services: source.services.toReversed() })];
  const entries = files.map(toEntry);
  const early = prepareManifest(source, entries, new Date(0));
  const late = prepareManifest(source, again.map(toEntry), new Date());
  expect(late.version).toBe(early.version);
  expect(late.files).toEqual(early.files);
  const other = { ...description, display_name: "Southwind Shop" };
  const changed = renderBundle({ ...source, services: [{ name: "shop", description: other }] });
  expect(prepareManifest(source, Array.from(changed, toEntry), new Date(0)).version).not.toBe(
    early.version,
  );
});

test.each([
  ["shop", "shop"],
  ["user-service_2.eu", "user-service_2.eu"],
  ["My Shop/EU", /^my-shop-eu~[0-9a-f]{8}$/],
  ["my shop/eu", /^my-shop-eu~[0-9a-f]{8}$/],
  ["../../etc", /^etc~[0-9a-f]{8}$/],
  ["..", /^service~[0-9a-f]{8}$/],
  ["магазин", /^service~[0-9a-f]{8}$/],
])("the pages of %s lie in a folder that is safe everywhere", (name, folder) => {
  expect(folderOf(name)).toMatch(folder);
});

test("names that look alike have folders of their own", () => {
  const names = [
    "My Shop/EU",
    "my shop/eu",
    "my-shop-eu",
    "my shop eu",
    "..",
    "магазин",
    "x".repeat(90),
  ];
  expect(new Set(names.map(folderOf)).size).toBe(names.length);
});

test("what differs, is missing or does not belong is named", () => {
  const wanted = ["a", "b", "c"].map((path) => toEntry({ path, content: path }));
  const found = [
    toEntry({ path: "a", content: "a" }),
    toEntry({ path: "b", content: "other" }),
    toEntry({ path: "d", content: "d" }),
  ];
  expect(compareBundles(wanted, found)).toEqual({
    same: false,
    differing: ["b"],
    missing: ["c"],
    foreign: ["d"],
  });
  expect(compareBundles(wanted, wanted).same).toBe(true);
});

async function zip(now: Date): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of zipBundle(source, now)) chunks.push(chunk);
  expect(chunks.length).toBeGreaterThan(10);
  return Buffer.concat(chunks);
}

test("the zip holds the same files and a manifest that is true of them, and is the same bytes each time", async () => {
  const now = new Date("2026-11-22T14:02:00Z");
  const bytes = await zip(now);
  expect(bytes.equals(await zip(now))).toBe(true);
  const unpacked = unzipSync(bytes);
  const text = (path: string) => Buffer.from(unpacked[path] ?? []).toString("utf8");
  const manifest = BundleManifest.parse(JSON.parse(text("manifest.json")));
  const there = Object.keys(unpacked)
    .filter((path) => path !== "manifest.json")
    .map((path) => toEntry({ path, content: text(path) }));
  expect(compareBundles(manifest.files, there).same).toBe(true);
  expect(there).toHaveLength(files.length);
});

/** The expression by which nginx chooses a language, as JavaScript would read it. */
function languageOfNginx(): RegExp {
  const text = files.find(({ path }) => path.endsWith("nginx.conf"))?.content ?? "";
  const pattern = /map \$\w+_wanted \$\w+_language \{\s+default \w+;\s+"~\*(.*)" /.exec(
    String(text),
  )?.[1];
  if (pattern === undefined) throw new Error("nginx chooses no language");
  return new RegExp(pattern, "i");
}

test("nginx takes the first language of a visitor's list that there are pages in", () => {
  const chosen = (list: string) => Object.values(languageOfNginx().exec(list)?.groups ?? {})[0];
  expect(chosen("sv, nl;q=0.8, de")).toBe("nl");
  expect(chosen(" de-AT,en")).toBe("de");
  expect(chosen("xx, yy")).toBeUndefined();
});

test("a list of languages costs nginx what it is long, though there are pages in none of them", () => {
  const pattern = languageOfNginx();
  const measure = (items: number) => {
    const list = `${"x, ".repeat(items)}x`;
    return spend(() => {
      for (let turn = 0; turn < 20; turn += 1) pattern.test(list);
    });
  };
  measure(8);
  // Twice the list: an exponential cost would be 256 times as much.
  expect(holdsOnce(() => measure(16) < 20 * measure(8) + 1)).toBe(true);
});
