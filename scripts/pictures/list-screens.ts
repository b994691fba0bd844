import { readFile } from "node:fs/promises";
import { z } from "zod";
import type { Api } from "../demo/api.ts";

export type Screen = {
  /** Of its files: `services-name` for `/services/[name]`. */
  name: string;
  /** As the build names it. */
  route: string;
  path: string;
};

const Manifest = z.record(z.string(), z.string());
const Things = z.object({
  data: z.array(z.looseObject({ id: z.string().optional(), name: z.string().optional() })),
});
/** Next's own, a redirection, and what is opened by a link that was sent to somebody. */
const left = /^\/(?:_.*|settings|approve\/.*|invite\/.*)$/;

/** Every page of the build, with an example of the demo where a page is about one thing. */
export async function listScreens(api: Api): Promise<Screen[]> {
  const manifest = Manifest.parse(
    JSON.parse(await readFile(".next/app-path-routes-manifest.json", "utf8")),
  );
  const routes = Object.entries(manifest)
    .filter(([file, route]) => file.endsWith("/page") && !left.test(route))
    .map(([, route]) => route)
    .sort();
  return Promise.all(
    routes.map(async (route) => ({
      name: route.replaceAll(/[[\]]/g, "").split("/").filter(Boolean).join("-") || "overview",
      route,
      path: await fill(api, route),
    })),
  );
}

const examples: Record<string, (api: Api) => Promise<string>> = {
  "/error-pages/[service]": (api) => firstOf(api, "/services", "name"),
  "/services/[name]": (api) => firstOf(api, "/services", "name"),
  "/issues/[id]": (api) => firstOf(api, "/issues?sort=count", "id"),
  "/recovery/runs/[id]": (api) => firstOf(api, "/runs?state=RECOVERED", "id"),
  "/scenarios/[name]": (api) => firstOf(api, "/scenarios", "name"),
  "/requests/[id]": (api) => firstOf(api, "/records", "request_id"),
};

async function fill(api: Api, route: string): Promise<string> {
  if (!route.includes("[")) return route;
  const example = examples[route];
  if (!example) throw new Error(`${route}: scripts/pictures/list-screens.ts has no example for it`);
  return route.replace(/\[.*\]/, encodeURIComponent(await example(api)));
}

async function firstOf(api: Api, path: string, field: string): Promise<string> {
  const { data } = Things.parse(await api.get(path));
  const found = data.map((thing) => thing[field]).find((value) => typeof value === "string");
  if (typeof found !== "string") throw new Error(`${path}: the demo has none yet`);
  return found;
}
