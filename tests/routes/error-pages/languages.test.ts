import { beforeAll, expect, test } from "vitest";
import { GET } from "#app/e/[[...path]]/route.ts";
import { catalogues } from "#lib/error-pages/texts.ts";
import { languages } from "#lib/services/language-schemas.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();

beforeAll(async () => {
  const error_page = { display_name: "Northwind Shop", default_language: "fr" };
  const { id } = await database.pool.service.create({ data: { name: "boutique", error_page } });
  await database.pool.service.create({
    data: { name: "shop", error_page: { default_language: "tlh" } },
  });
  await database.pool.errorPageVersion.create({
    data: {
      ...{ service_id: id, number: 1, published_by: "test", note: "" },
      content: { texts: { "404": { de: { heading: "Hier ist nichts" } } }, look: {} },
    },
  });
});

function get(path: string, headers: Record<string, string> = {}) {
  return GET(new Request(`http://localhost:3000${path}`, { headers }));
}

test.each(languages)(
  "who asks for %s is answered in it, as a page, as JSON and as text",
  async (language) => {
    const { tag, direction, kinds } = catalogues[language];
    const { heading, data } = kinds["404"];
    const ask = (accept: string) =>
      get("/e/shop/404", { accept, "accept-language": `${language};q=0.9, xx` });
    const page = await ask("text/html");
    expect(page.headers.get("content-language")).toBe(tag);
    expect(page.headers.get("vary")).toMatch(/\bAccept-Language\b.*\bCookie\b/);
    const html = await page.text();
    expect(html).toContain(`<html lang="${tag}" dir="${direction}">`);
    expect(html).toContain(`<h1>${heading.replaceAll("'", "&#39;")}</h1>`);
    const problem = await ask("application/problem+json");
    expect(problem.headers.get("content-language")).toBe(tag);
    expect(await problem.json()).toMatchObject({
      title: heading,
      detail: expect.stringContaining(data),
    });
    expect(await (await ask("text/plain")).text()).toContain(heading);
  },
);

test.each([
  ["nothing", {}, "/e/boutique/502", "fr"],
  ["a language that is not there", { "accept-language": "sv" }, "/e/boutique/502", "fr"],
  ["one that is", { "accept-language": "sv, it;q=0.3" }, "/e/boutique/502", "it"],
  ["one in a cookie", { "accept-language": "it", cookie: "lang=ja" }, "/e/boutique/502", "ja"],
  ["one in the address", { cookie: "lang=ja" }, "/e/boutique/502?lang=ar", "ar"],
  ["nothing, of a service whose default is no language of the pages", {}, "/e/shop/502", "en"],
  ["nothing, of an unknown service", {}, "/e/nobody/502", "en"],
] as const)(
  "who asks for %s is answered in the best that there is",
  async (_case, headers, path, language) => {
    const answer = await get(path, headers);
    expect(answer.headers.get("content-language")).toBe(language);
  },
);

test("an edited text is shown in its own language only, amid the built-in words of that language", async () => {
  const german = await (await get("/e/boutique/404?lang=de")).text();
  expect(german).toContain("<h1>Hier ist nichts</h1>");
  expect(german).toContain(catalogues.de.kinds["404"].data);
  expect(await (await get("/e/boutique/404?lang=pl")).text()).toContain(
    catalogues.pl.kinds["404"].heading,
  );
});
