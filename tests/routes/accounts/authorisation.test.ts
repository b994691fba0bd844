import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { database as webDatabase } from "#lib/platform/database.ts";
import type { RouteHandler } from "#lib/platform/http/define-route.ts";
import { listOperations } from "#lib/runtime/describe-api.ts";
import { type AccessRule, accessRules, requireRule } from "#tests/fixtures/access-table.ts";
import { type Caller, createCallers, siteOrigin } from "#tests/support/access-callers.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const methods = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"] as const;
const routes = readdirSync("app", { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)route\.tsx?$/.test(file))
  .map((file) => ({ file: join(process.cwd(), "app", file), path: pathOf(file) }))
  .sort((one, other) => one.path.localeCompare(other.path));
let callers: Caller[] = [];

beforeAll(async () => {
  callers = await createCallers(database);
});
afterAll(() => webDatabase().$disconnect());

/** A refusal, or "through" for every other answer that is not a fault of ours. */
type Answer = 401 | 403 | 405 | "through";

type RouteRule = Exclude<AccessRule, `page ${string}`>;

/** What a caller is answered under a rule; behind the door it is the use case's own answer. */
const expectations: Record<RouteRule, (caller: Caller, writes: boolean) => Answer> = {
  "api public": ({ foreign }, writes) => (foreign && writes ? 403 : "through"),
  "api read": (caller, writes) => askRank(caller, writes, 1),
  "api operate": (caller, writes) => askRank(caller, writes, 2),
  "api admin": (caller, writes) => askRank(caller, writes, 3),
  door: ({ by }) => (by === "ingest key" ? "through" : 401),
  "not taken by a door": () => 405,
  agent: ({ by }) => (by === "agent token" ? "through" : 401),
  model: ({ by, headers }) => {
    if (headers.origin && headers.origin !== siteOrigin) return 403;
    return by === "token" ? "through" : 401;
  },
  metrics: (caller) => askRank(caller, false, 3),
  "sign-in": ({ foreign, headers }, writes) =>
    writes && (foreign || !headers.origin) ? 403 : "through",
  visitor: () => "through",
};

function askRank({ rank, foreign }: Caller, writes: boolean, needed: number): Answer {
  if (foreign && writes) return 403;
  if (rank >= needed) return "through";
  return rank === 0 ? 401 : 403;
}

test.each(routes)("$path answers each caller as the table says", async ({ file, path }) => {
  const handlers: Record<string, RouteHandler> = await import(file);
  const served = methods.filter((method) => handlers[method]);
  expect(served.length).toBeGreaterThan(0);
  for (const method of served) {
    const rule = requireRule(`${method} ${path}`) as RouteRule;
    const writes = !["GET", "HEAD", "OPTIONS"].includes(method);
    const answers = await Promise.all(
      callers.map(async (caller) => {
        const answer = await ask(handlers[method], { method, path }, caller);
        return [caller.name, answer] as const;
      }),
    );
    const expected = callers.map((caller) => [caller.name, expectations[rule](caller, writes)]);
    expect({ method, ...Object.fromEntries(answers) }).toEqual({
      method,
      ...Object.fromEntries(expected),
    });
  }
});

test("the table names no route and no method that is not there", async () => {
  const served = await Promise.all(
    routes.map(async ({ file, path }) => {
      const handlers: Record<string, unknown> = await import(file);
      return methods.filter((method) => handlers[method]).map((method) => `${method} ${path}`);
    }),
  );
  const named = [...accessRules.keys()].filter((line) => !line.startsWith("/"));
  expect(named.sort()).toEqual(served.flat().sort());
});

test("each operation asks for what the table says, and every route of the API has one", () => {
  const declared = listOperations().map(({ operation: { method, path, access } }) => [
    `${method} ${shapeOf(path)}`,
    `api ${access}`,
  ]);
  const table = [...accessRules]
    .filter(([line, rule]) => rule.startsWith("api ") && !line.endsWith("/openapi.json"))
    .map(([line, rule]) => [shapeOf(line), rule]);
  expect(declared.filter(([line]) => line?.includes(" /api/v1/")).sort()).toEqual(table.sort());
});

const nowhere = "00000000-0000-4000-8000-000000000000";

async function ask(
  handler: RouteHandler | undefined,
  { method, path }: { method: string; path: string },
  { headers }: Caller,
): Promise<unknown> {
  const params = fillParams(method, path);
  const values = Object.entries(params);
  const url = values.reduce((so, [name, value]) => {
    const part = new RegExp(`\\[+(\\.\\.\\.)?${name}\\]+`);
    return so.replace(part, [value].flat().join("/"));
  }, path);
  const ending = new AbortController();
  const request = new Request(siteOrigin + url, {
    method,
    headers: { host: "localhost:3000", "content-type": "application/json", ...headers },
    ...(["GET", "HEAD", "OPTIONS"].includes(method) ? {} : { body: "{}" }),
    signal: ending.signal,
  });
  // As Next does it: a route without parameters gets none.
  const given = Promise.resolve(values.length > 0 ? params : undefined) as Promise<typeof params>;
  const answer = await handler?.(request, { params: given });
  await answer?.body?.cancel();
  ending.abort();
  const status = answer?.status ?? 0;
  if (status === 401 || status === 403 || status === 405) return status;
  return status > 0 && (status < 500 || isHonest(path, status)) ? "through" : status;
}

/** Error pages answer with the status that they are about, and what waits for a worker says so. */
function isHonest(path: string, status: number): boolean {
  return status === 503 || path.startsWith("/e/");
}

function fillParams(method: string, path: string): Record<string, string | string[]> {
  const names = [...path.matchAll(/\[(?:\.\.\.)?(\w+)\]/g)].map(([, name]) => String(name));
  return Object.fromEntries(
    names.map((name) => {
      if (name === "project") return [name, "1"];
      if (name === "nextauth") return [name, [method === "POST" ? "signout" : "csrf"]];
      return [name, name === "path" ? ["shop", "503"] : nowhere];
    }),
  );
}

function pathOf(file: string): string {
  return `/${file.replace(/\/?route\.tsx?$/, "")}`.replace(/\/\([^)]+\)/g, "");
}

/** Parameters by place, not by name. */
function shapeOf(path: string): string {
  return path.replace(/\[[^\]]+\]|\{\w+\}/g, "{}");
}
