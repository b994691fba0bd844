import { unzipSync } from "fflate";
import { beforeAll, expect, test } from "vitest";
import { POST as check } from "#app/api/v1/error-pages/bundle/check/route.ts";
import { GET as read } from "#app/api/v1/error-pages/bundle/route.ts";
import { GET as download } from "#app/api/v1/error-pages/bundle.zip/route.ts";
import { GET as setup } from "#app/api/v1/error-pages/setup/route.ts";
import { compareBundles, toEntry } from "#lib/error-pages/bundle.ts";
import { BundleManifest, SetupFile } from "#lib/error-pages/bundle-schemas.ts";
import { listOf } from "#lib/platform/http/list.ts";
import { callRoute } from "#tests/support/call-route.ts";
import { sessionHeaders, tokenHeaders } from "#tests/support/callers.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
let headers: { authorization: string };

beforeAll(async () => {
  await database.pool.service.create({ data: { name: "shop" } });
  await database.pool.service.create({ data: { name: "search" } });
  headers = await tokenHeaders(database.context(), { scope: "read" });
});

async function fetchZip(url: string, given: Record<string, string> = headers) {
  const request = new Request(`http://localhost:3000${url}`, { headers: given });
  return download(request, { params: Promise.resolve({}) });
}

test("who is signed in downloads a zip whose manifest is what the API says of it", async () => {
  const answer = await fetchZip("/api/v1/error-pages/bundle.zip", {
    ...(await sessionHeaders(database.context(), "viewer")),
    origin: "http://localhost:3000",
  });
  expect(answer.status).toBe(200);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    "content-type": "application/zip",
    "content-disposition": 'attachment; filename="paramedic-error-pages.zip"',
    "cache-control": "no-store",
  });
  const unpacked = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  const text = (path: string) => Buffer.from(unpacked[path] ?? []).toString("utf8");
  const packed = BundleManifest.parse(JSON.parse(text("manifest.json")));
  const told = await callRoute(read, { url: "/api/v1/error-pages/bundle", headers });
  const manifest = BundleManifest.parse(told.body);
  expect(manifest.version).toBe(packed.version);
  expect(manifest.services.map(({ name }) => name)).toEqual(["search", "shop"]);
  const there = Object.keys(unpacked)
    .filter((path) => path !== "manifest.json")
    .map((path) => toEntry({ path, content: text(path) }));
  expect(compareBundles(manifest.files, there).same).toBe(true);
});

test("a bundle of one service holds no other's pages; of an unknown one there is none", async () => {
  const answer = await fetchZip("/api/v1/error-pages/bundle.zip?service=shop");
  const unpacked = unzipSync(new Uint8Array(await answer.arrayBuffer()));
  expect(Object.keys(unpacked).filter((path) => path.includes("/search/"))).toEqual([]);
  expect((await fetchZip("/api/v1/error-pages/bundle.zip?service=nobody")).status).toBe(404);
});

test("strangers get nothing", async () => {
  expect((await fetchZip("/api/v1/error-pages/bundle.zip", {})).status).toBe(401);
  expect((await callRoute(read, { url: "/api/v1/error-pages/bundle" })).status).toBe(401);
  expect((await callRoute(setup, { url: "/api/v1/error-pages/setup?service=shop" })).status).toBe(
    401,
  );
});

test("a deployed manifest is compared with what would be exported now", async () => {
  const url = "/api/v1/error-pages/bundle?service=shop";
  const { body } = await callRoute(read, { url, headers });
  const manifest = BundleManifest.parse(body);
  const call = (files: unknown) =>
    callRoute(check, { method: "POST", headers, body: { service: "shop", files } });
  expect((await call(manifest.files)).body).toMatchObject({ same: true });
  const [first, second, ...rest] = manifest.files;
  const changed = { ...first, sha256: "0".repeat(64) };
  const stray = { path: "pages/stray.html", sha256: "1".repeat(64) };
  expect((await call([changed, ...rest, stray])).body).toEqual({
    same: false,
    differing: [first?.path],
    missing: [second?.path],
    foreign: ["pages/stray.html"],
  });
  expect((await call([{ path: "x", sha256: "no" }])).status).toBe(422);
});

test("the setup of a service has its names filled in, for every proxy and framework", async () => {
  const call = (service: string) =>
    callRoute(setup, { url: `/api/v1/error-pages/setup?service=${service}`, headers });
  const { data } = listOf(SetupFile).parse((await call("shop")).body);
  for (const name of ["nginx", "Caddy", "Traefik", "HAProxy", "Envoy", "Cloudflare"]) {
    expect(data.map((file) => file.name)).toContain(name);
  }
  for (const name of ["Express", "Next.js", "Django", "Spring"]) {
    expect(data.map((file) => file.name)).toContain(name);
  }
  for (const { file, text } of data) {
    expect(text, file).toContain("shop");
    expect(text, file).not.toMatch(/[:>"] ?undefined|\[object O|NaN/);
  }
  expect((await call("nobody")).status).toBe(404);
});
