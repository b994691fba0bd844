import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import {
  appendFile,
  mkdir,
  mkdtemp,
  readFile,
  rename,
  rm,
  stat,
  writeFile,
} from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { toEntry } from "#lib/error-pages/bundle.ts";
import { readBundleFiles, readManifest } from "#lib/error-pages/bundle-files.ts";
import { type ServiceDescription, unknownService } from "#lib/error-pages/describe-service.ts";
import { writeBundle } from "#lib/error-pages/write-bundle.ts";
import { checkErrorPages, describeDrift } from "#lib/runtime/check-error-pages.ts";
import { exportErrorPages } from "#lib/runtime/export-error-pages.ts";
import { useDatabase } from "#tests/support/database.ts";
import { freePort } from "#tests/support/start-database.ts";

const database = useDatabase();
let base = "";
let folder = "";

beforeAll(async () => {
  await database.pool.service.create({
    data: { name: "shop", error_page: { display_name: "Northwind Shop" } },
  });
  await database.pool.service.create({ data: { name: "My Shop/EU" } });
});
beforeEach(async () => {
  base = await mkdtemp(join(tmpdir(), "paramedic-export-"));
  folder = join(base, "pages-of-visitors");
  return () => rm(base, { recursive: true, force: true });
});
afterAll(() => database.pool.service.deleteMany());

const run = (service: string | null = null) => exportErrorPages({ folder, service });
const html = (name: string) => readFile(join(folder, "pages", "shop", "en", name), "utf8");

test("an export writes what its manifest says, and nothing beside it", async () => {
  expect(await run()).toMatch(/pages of 2 services in \d+ languages, version [0-9a-f]{12}$/);
  expect(await html("503.html")).toContain("Northwind Shop");
  const manifest = await readManifest(folder);
  expect(manifest?.services.map(({ name }) => name)).toEqual(["My Shop/EU", "shop"]);
  const there = await readBundleFiles(folder);
  expect(there?.toSorted((one, other) => (one.path < other.path ? -1 : 1))).toEqual(
    manifest?.files,
  );
  expect(existsSync(`${folder}.new`) || existsSync(`${folder}.old`)).toBe(false);
});

test("a second export of the same content touches nothing; a change replaces the folder", async () => {
  await run();
  const before = await stat(folder);
  expect(await run()).toMatch(/is up to date/);
  expect((await stat(folder)).ino).toBe(before.ino);
  await database.pool.service.update({
    where: { name: "shop" },
    data: { error_page: { display_name: "Southwind Shop" } },
  });
  await run();
  expect(await html("503.html")).toContain("Southwind Shop");
  await database.pool.service.update({
    where: { name: "shop" },
    data: { error_page: { display_name: "Northwind Shop" } },
  });
});

test("one service alone, and no folder for one that is not there", async () => {
  await run("shop");
  const manifest = await readManifest(folder);
  expect(manifest?.service).toBe("shop");
  expect(manifest?.files.every(({ path }) => path.split("/")[1] === "shop")).toBe(true);
  await expect(exportErrorPages({ folder: `${folder}-two`, service: "nobody" })).rejects.toThrow(
    "There is no service nobody.",
  );
  expect(existsSync(`${folder}-two`)).toBe(false);
});

test("when an export fails half way, what was there stays whole", async () => {
  await run("shop");
  const before = await readBundleFiles(folder);
  const failing = {
    name: "worse",
    get description(): ServiceDescription {
      throw new Error("the disk is full");
    },
  };
  const services = [{ name: "shop", description: unknownService }, failing];
  const source = { service: null, services, base_url: "http://localhost:3000" };
  await expect(writeBundle(source, { folder, now: new Date() })).rejects.toThrow("disk is full");
  expect(await readBundleFiles(folder)).toEqual(before);
  expect(existsSync(`${folder}.new`)).toBe(false);
});

test("an export that was killed between its renames is put right by the next", async () => {
  await run();
  await rename(folder, `${folder}.old`);
  await mkdir(`${folder}.new`);
  expect(await run()).toMatch(/is up to date/);
  expect(await html("503.html")).toContain("Northwind Shop");
});

test("a folder that holds somebody else's files is not replaced", async () => {
  await mkdir(folder);
  await writeFile(join(folder, "thesis.txt"), "five years");
  await expect(run()).rejects.toThrow(/holds files and no manifest/);
  expect(await readFile(join(folder, "thesis.txt"), "utf8")).toBe("five years");
});

/** As npm runs it; answers its exit code and what it said. */
function command(args: string[], url = database.url): Promise<[code: number, said: string]> {
  const env = { ...process.env, DATABASE_URL: url };
  return new Promise((resolve) => {
    execFile(process.execPath, ["scripts/error-pages.ts", ...args], { env }, (error, out, err) =>
      resolve([error ? Number(error.code) : 0, `${out}${err}`]),
    );
  });
}

test("while the database is away an earlier export stays, and without one the command says so", async () => {
  await run();
  const away = `postgresql://nobody:x@127.0.0.1:${await freePort()}/none`;
  expect(await command(["export", "--out", folder], away)).toEqual([
    0,
    expect.stringMatching(/^The database does not answer: the export of \d{4}-.* stays\.\n$/),
  ]);
  const none = await command(["export", "--out", `${folder}-new`], away);
  expect(none).toEqual([2, expect.stringContaining("holds no earlier export")]);
  expect(await command(["check", "--dir", folder], away)).toEqual([
    2,
    expect.stringContaining("does not answer"),
  ]);
  await rm(join(folder, "pages", "shop", "en", "503.html"));
  const damaged = await command(["export", "--out", folder], away);
  expect(damaged).toEqual([2, expect.stringContaining("is damaged (pages/shop/en/503.html)")]);
});

test("the commands say in their exit codes whether pages have drifted or cannot be told", async () => {
  expect((await command(["export", "--out", folder, "--service", "shop"]))[0]).toBe(0);
  expect((await command(["check", "--dir", folder]))[0]).toBe(0);
  await rm(join(folder, "pages", "shop", "en", "404.html"));
  expect(await command(["check", "--dir", folder])).toEqual([
    1,
    expect.stringContaining("missing: pages/shop/en/404.html"),
  ]);
  expect((await command(["check", "--dir", base]))[0]).toBe(2);
  for (const wrong of [["export"], ["check"], ["paint"], ["export", "--outt", folder]]) {
    expect(await command(wrong)).toEqual([2, expect.stringContaining("Usage:")]);
  }
});

test("the check names what differs, is missing or foreign, in a folder and behind an address", async () => {
  await run();
  expect(describeDrift(await checkErrorPages({ folder }))).toEqual([
    "The deployed pages are what would be exported now.",
  ]);
  await appendFile(join(folder, "pages", "shop", "en", "503.html"), "<!-- by hand -->");
  await rm(join(folder, "pages", "shop", "en", "404.html"));
  await writeFile(join(folder, "pages", "shop", "extra.html"), "hello");
  const drift = await checkErrorPages({ folder });
  expect(drift).toEqual({
    same: false,
    differing: ["pages/shop/en/503.html"],
    missing: ["pages/shop/en/404.html"],
    foreign: ["pages/shop/extra.html"],
  });
  expect(describeDrift(drift).at(-1)).toMatch(/^1 differ, 1 missing, 1 foreign/);
});

test("a deployed address whose manifest is old has drifted", async () => {
  await run("shop");
  const manifest = await readFile(join(folder, "manifest.json"), "utf8");
  const server = createServer((request, response) => {
    const found = request.url === "/static/manifest.json";
    response.writeHead(found ? 200 : 404).end(found ? manifest : "");
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${port}/static`;
  try {
    expect((await checkErrorPages({ url })).same).toBe(true);
    await database.pool.service.update({
      where: { name: "shop" },
      data: { support: { email: "help@northwind.example" } },
    });
    const { differing, missing, foreign } = await checkErrorPages({ url });
    expect([missing, foreign]).toEqual([[], []]);
    expect(differing).toContain("pages/shop/en/503.html");
    await expect(checkErrorPages({ url: `${url}/nowhere` })).rejects.toThrow(/no manifest/);
  } finally {
    server.closeAllConnections();
    server.close();
    await database.pool.service.update({ where: { name: "shop" }, data: { support: {} } });
  }
});

test("an entry names its file's size and checksum", () => {
  expect(toEntry({ path: "a", content: "é" })).toEqual({
    path: "a",
    bytes: 2,
    sha256: "4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c",
  });
});
