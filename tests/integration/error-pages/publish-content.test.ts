import { afterAll, beforeEach, expect, test } from "vitest";
import { answerErrorPage } from "#lib/error-pages/answer-error-page.ts";
import type { PageContent } from "#lib/error-pages/content-schemas.ts";
import { describeService } from "#lib/error-pages/describe-service.ts";
import { discardDraft } from "#lib/error-pages/discard-draft.ts";
import { getPageEdition } from "#lib/error-pages/get-page-edition.ts";
import { getPageVersion } from "#lib/error-pages/get-page-version.ts";
import { listPageEditions } from "#lib/error-pages/list-page-editions.ts";
import { listPageVersions } from "#lib/error-pages/list-page-versions.ts";
import { createPageSource } from "#lib/error-pages/page-source.ts";
import { previewPages } from "#lib/error-pages/preview-pages.ts";
import { publishDraft } from "#lib/error-pages/publish-draft.ts";
import { restoreVersion } from "#lib/error-pages/restore-version.ts";
import { saveDraft } from "#lib/error-pages/save-draft.ts";
import type { Catalogue } from "#lib/error-pages/texts.ts";
import { createLogger } from "#lib/platform/logger.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
let name = "";
let count = 0;

beforeEach(async () => {
  count += 1;
  name = `shop-${count}`;
  await database.pool.service.create({ data: { name } });
});
afterAll(() => database.pool.errorPageVersion.deleteMany());

function content(heading: string, look: PageContent["look"] = {}): PageContent {
  return { texts: { "503": { en: { heading } } }, look };
}
async function save(edit: PageContent, revision = 0, service: string | null = name) {
  return saveDraft(database.context("operator"), { service, content: edit, revision });
}
async function publish(edit: PageContent, note = "", service: string | null = name) {
  const revision = (await save(edit, 0, service)).draft?.revision ?? 0;
  return publishDraft(database.context("operator"), { service, revision, note });
}

test("a draft changes nothing that visitors see until it is published", async () => {
  await save(content("The shop is shut", { theme: "paper" }));
  const before = await describeService(database.pool, name);
  expect(before.texts).toEqual([]);
  const edition = await publishDraft(database.context("operator"), {
    ...{ service: name, revision: 1, note: "for the holidays" },
  });
  expect(edition).toMatchObject({
    draft: null,
    published: {
      ...{ number: 1, note: "for the holidays", restored_from: null },
      published_by: "test operator",
      content: content("The shop is shut", { theme: "paper" }),
    },
  });
  const after = await describeService(database.pool, name);
  expect(after.texts).toHaveLength(1);
  expect(after.look.style).toContain("double");
});

test("a live page shows what was published within two seconds, and what was published again", async () => {
  const source = createPageSource({
    database: () => database.pool,
    ...{ log: createLogger("test"), base_url: "http://localhost:3000" },
  });
  const read = async () => {
    const url = new URL(`http://localhost:3000/e/${encodeURIComponent(name)}/503`);
    const answer = await answerErrorPage(source, { method: "GET", url, headers: new Headers() });
    return /<h1>(.*)<\/h1>/.exec(String(answer.body))?.[1];
  };
  const heading = ({ en }: { en: Catalogue }) => en.kinds["503"].heading;
  const { catalogues } = await import("#lib/error-pages/texts.ts");
  expect(await read()).toBe(heading(catalogues));
  await publish(content("Shut in the evening"));
  await expect.poll(read, { timeout: 2500, interval: 100 }).toBe("Shut in the evening");
  await publish(content("Shut at noon"));
  await expect.poll(read, { timeout: 2500, interval: 100 }).toBe("Shut at noon");
  await restoreVersion(database.context("operator"), { service: name, number: "1", note: "" });
  await expect.poll(read, { timeout: 2500, interval: 100 }).toBe("Shut in the evening");
});

test("what the organisation has published is inherited by services, and by names that nobody knows", async () => {
  await publish(content("Closed", { theme: "night" }), "", null);
  await publish({ texts: { "503": { en: { what: "It rains." } } }, look: {} });
  const edition = await getPageEdition(database.context("viewer"), name);
  expect(edition.organisation).toEqual(content("Closed", { theme: "night" }));
  const [shop, nobody] = await Promise.all([
    describeService(database.pool, name),
    describeService(database.pool, "nobody at all"),
  ]);
  expect(shop.texts).toHaveLength(2);
  expect(shop.look.style).toContain("#232a45");
  expect(nobody.look.style).toContain("#232a45");
  const { data } = await listPageEditions(database.context("viewer"));
  expect(data[0]).toMatchObject({ service: null, theme: "night", version: 1 });
  expect(data.find(({ service }) => service === name)).toEqual({
    ...{ service: name, theme: null, edited: 1, version: 1, draft: false },
  });
});

test("publishing is refused with all findings while one is an error, and the draft stays", async () => {
  const { draft } = await save(content("Oops, 503 Bad Gateway!"));
  const refused = publishDraft(database.context("operator"), {
    ...{ service: name, revision: draft?.revision ?? 0, note: "" },
  });
  await expect(refused).rejects.toMatchObject({
    code: "wrong-input",
    evidence: {
      errors: expect.arrayContaining([
        { path: "texts.503.en.heading", message: expect.stringContaining("Oops") },
      ]),
      extra: { findings: expect.arrayContaining([expect.objectContaining({ rule: "R3" })]) },
    },
  });
  const edition = await getPageEdition(database.context("viewer"), name);
  expect(edition).toMatchObject({ published: null, draft: { revision: 1 } });
});

test("colours nobody can read and unsafe logos are not even saved", async () => {
  const theme = "plain" as const;
  const look = { theme, light: { ink: "#bbbbbb" }, logo: "<svg viewBox='0 0 1 1'><script/></svg>" };
  await expect(save(content("Shut", look))).rejects.toMatchObject({
    code: "wrong-input",
    evidence: {
      errors: expect.arrayContaining([
        { path: "content.look.light.ink", message: expect.stringMatching(/1\.\d\d : 1.*would do/) },
        { path: "content.look.logo", message: "The element script is not allowed." },
      ]),
    },
  });
});

test("a logo is stored as it was rebuilt", async () => {
  const logo = '<svg width="9" viewBox="0 0 9 9"><title>x</title><path d="M0 0h9"/></svg>';
  const edition = await save(content("Shut", { logo }));
  expect(edition.draft?.content.look.logo).toBe(
    '<svg viewBox="0 0 9 9"><path d="M0 0h9"></path></svg>',
  );
});

test("who did not see the latest draft overwrites nothing and publishes nothing", async () => {
  await save(content("One"));
  await save(content("Two"), 1);
  await expect(save(content("Three"), 1)).rejects.toMatchObject({ code: "conflict" });
  await expect(save(content("Three"), 0)).rejects.toMatchObject({ code: "conflict" });
  const late = { service: name, revision: 1, note: "" };
  await expect(publishDraft(database.context("operator"), late)).rejects.toMatchObject({
    code: "conflict",
  });
  const both = [1, 2].map(() =>
    publishDraft(database.context("operator"), { ...late, revision: 2 }),
  );
  const settled = await Promise.allSettled(both);
  expect(settled.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
});

test("every version says what it changed, and an old one is published again as the newest", async () => {
  await publish(content("One"), "first");
  await publish(content("Two"), "second");
  const restored = await restoreVersion(database.context("operator"), {
    ...{ service: name, number: "1", note: "back" },
  });
  expect(restored.published).toMatchObject({ number: 3, restored_from: 1, note: "back" });
  const { data } = await listPageVersions(database.context("viewer"), name);
  expect(data.map(({ number, note }) => `${number} ${note}`)).toEqual([
    ...["3 back", "2 second", "1 first"],
  ]);
  const second = await getPageVersion(database.context("viewer"), { service: name, number: "2" });
  expect(second.changes).toEqual([{ path: "texts.503.en.heading", before: "One", after: "Two" }]);
  for (const number of ["4", "0", "x"]) {
    const none = getPageVersion(database.context("viewer"), { service: name, number });
    await expect(none).rejects.toMatchObject({ code: "not-found" });
  }
});

test("publishing, going back and throwing away are in the audit log", async () => {
  await publish(content("One"), "first");
  await publish(content("Two"), "second");
  await restoreVersion(database.context("admin"), { service: name, number: "1", note: "" });
  await save(content("Three"));
  await discardDraft(database.context("operator"), name);
  await discardDraft(database.context("operator"), name);
  const entries = await database.pool.auditEntry.findMany({
    where: { object_type: "error-pages", object_id: name },
    orderBy: { id: "asc" },
  });
  expect(entries.map(({ action }) => action)).toEqual([
    ...["publish-error-pages", "publish-error-pages", "restore-error-pages"],
    "discard-error-page-draft",
  ]);
  expect(entries[1]).toMatchObject({
    before: { version: 1, "texts.503.en.heading": "One" },
    after: { version: 2, note: "second", "texts.503.en.heading": "Two" },
  });
});

test("a preview is the page as it would be, with where its words come from, and stores nothing", async () => {
  await database.pool.service.update({
    where: { name },
    data: { error_page: { display_name: "Northwind" } },
  });
  const { pages, findings } = await previewPages(database.context("viewer"), {
    ...{ service: name, content: content("Shut", { dark: { ink: "#333333" } }) },
    pages: [
      { kind: "503", language: "en" },
      { kind: "404", language: "en", theme: "bold" },
    ],
    ...{ mode: "dark", direction: "rtl", forced_colors: true, state: "fixing" },
  });
  const [first, second] = pages;
  expect(first?.html).toContain("<h1>Shut</h1>");
  expect(first?.html).toContain("Northwind");
  expect(first?.html).toContain(":root{color-scheme:dark}");
  expect(first?.html).toContain('dir="rtl"');
  expect(first?.html).toContain("We have noticed the problem and are fixing it now.");
  expect(first?.html).toContain('data-safe="no"');
  expect(first?.html).not.toContain("status.json");
  expect(first?.html).not.toContain("forced-colors");
  expect(first?.origins.heading).toBe("own");
  expect(second).toMatchObject({ theme: "bold", kind: "404" });
  expect(findings.map(({ rule }) => rule)).toEqual(["contrast", "contrast"]);
  expect((await getPageEdition(database.context("viewer"), name)).draft).toBeNull();
});

test("the pages of a service go with it", async () => {
  await publish(content("Shut"));
  await database.pool.service.delete({ where: { name } });
  await expect(getPageEdition(database.context("viewer"), name)).rejects.toMatchObject({
    code: "not-found",
  });
});

test("a viewer reads and changes nothing", async () => {
  const viewer = database.context("viewer");
  const refused = { code: "forbidden" };
  const edit = { service: name, content: content("Shut"), revision: 0 };
  await expect(saveDraft(viewer, edit)).rejects.toMatchObject(refused);
  const late = { service: name, revision: 0, note: "" };
  await expect(publishDraft(viewer, late)).rejects.toMatchObject(refused);
  await expect(discardDraft(viewer, name)).rejects.toMatchObject(refused);
  const back = { service: name, number: "1", note: "" };
  await expect(restoreVersion(viewer, back)).rejects.toMatchObject(refused);
});
