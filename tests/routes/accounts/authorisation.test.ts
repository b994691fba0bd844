import { readdirSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { database as webDatabase } from "#lib/platform/database.ts";
import type { RouteHandler } from "#lib/platform/http/define-route.ts";
import type { Access, Operation } from "#lib/platform/http/operation.ts";
import { sessionHeaders, tokenHeaders } from "#tests/support/callers.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const origin = "http://localhost:3000";
const nowhere = "00000000-0000-4000-8000-000000000000";
const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;

type Callers = Record<string, Record<string, string>>;
let callers: Callers = {};

beforeAll(async () => {
  const context = database.context();
  const past = new Date(Date.now() - 1000);
  const administrator = await sessionHeaders(context, "admin");
  callers = {
    anonymous: {},
    "viewer token": await tokenHeaders(context, { scope: "read" }),
    "operator token": await tokenHeaders(context, { scope: "operate" }),
    "admin token": await tokenHeaders(context, { scope: "admin" }),
    "revoked token": await tokenHeaders(context, { scope: "admin", revoked_at: past }),
    "expired token": await tokenHeaders(context, { scope: "admin", expires_at: past }),
    "viewer session": { ...(await sessionHeaders(context, "viewer")), origin },
    "admin session": { ...administrator, origin },
    "admin session from another origin": { ...administrator, origin: "https://evil.example" },
    "admin session from a sibling port": { ...administrator, origin: "http://localhost:9999" },
    "admin session without an origin": administrator,
  };
});
afterAll(() => webDatabase().$disconnect());

/** Who gets past the door at each access; what comes after it is the use case's own answer. */
const rank: Record<Access, number> = { public: 0, read: 1, operate: 2, admin: 3 };
function expectedOf(caller: string, { access, method }: Operation): 401 | 403 | "through" {
  const foreign = /another origin|sibling|without an origin/.test(caller);
  if (foreign && method !== "GET") return 403;
  if (access === "public") return "through";
  if (/anonymous|revoked|expired/.test(caller)) return 401;
  const role = caller.startsWith("viewer") ? 1 : caller.startsWith("operator") ? 2 : 3;
  return role >= rank[access] ? "through" : 403;
}

/** Describes the API and names no data: open to all, and no operation of it. */
const description: Operation = {
  method: "GET",
  path: "/api/v1/openapi.json",
  summary: "The description of the API",
  access: "public",
  response: z.unknown(),
};
const operations = [...(await allOperations()), description];
const routes = readdirSync("app/api/v1", { recursive: true, encoding: "utf8" })
  .filter((file) => /(^|\/)route\.tsx?$/.test(file))
  .map((file) => join("app/api/v1", file))
  .sort();

test("there are routes and operations to hold against each other", () => {
  expect(routes.length).toBeGreaterThan(3);
  expect(operations.length).toBeGreaterThanOrEqual(routes.length);
});

test.each(routes)("%s lets in whom its operations say", async (file) => {
  const handlers: Record<string, RouteHandler> = await import(join(process.cwd(), file));
  const served = methods.filter((method) => handlers[method]);
  expect(served.length).toBeGreaterThan(0);
  for (const method of served) {
    const operation = operations.find(
      (one) => one.method === method && shapeOf(one.path) === shapeOf(pathOf(file)),
    );
    expect(operation, `${method} ${pathOf(file)} has no operation`).toBeDefined();
    if (!operation || !handlers[method]) continue;
    const answers: Record<string, unknown> = {};
    const expected: Record<string, unknown> = {};
    for (const [caller, headers] of Object.entries(callers)) {
      answers[`${method}: ${caller}`] = await ask(handlers[method], operation, headers);
      expected[`${method}: ${caller}`] = expectedOf(caller, operation);
    }
    expect(answers).toEqual(expected);
  }
});

/** 401, 403, or "through" for every other answer that is not a fault of ours. */
async function ask(handler: RouteHandler, operation: Operation, headers: Record<string, string>) {
  const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map(([, name]) => String(name));
  const ending = new AbortController();
  const request = new Request(origin + operation.path.replace(/\{\w+\}/g, nowhere), {
    method: operation.method,
    headers: { host: "localhost:3000", "content-type": "application/json", ...headers },
    ...(operation.method === "GET" ? {} : { body: "{}" }),
    signal: ending.signal,
  });
  const values = Object.fromEntries(names.map((name) => [name, nowhere]));
  // As Next does it: a route without parameters gets none.
  const params = Promise.resolve(names.length > 0 ? values : undefined) as Promise<typeof values>;
  const { status, body } = await handler(request, { params });
  await body?.cancel();
  ending.abort();
  if (status === 401 || status === 403) return status;
  return status < 500 || status === 503 ? "through" : status;
}

async function allOperations(): Promise<Operation[]> {
  const files = readdirSync("lib", { recursive: true, encoding: "utf8" })
    .filter((file) => /^[^/]+\/([a-z]+-)?operations\.ts$/.test(file))
    .map((file) => join(process.cwd(), "lib", file));
  const modules: Record<string, unknown>[] = await Promise.all(files.map((file) => import(file)));
  return modules.flatMap((module) => Object.values(module)).filter(isOperation);
}

function isOperation(value: unknown): value is Operation {
  return typeof value === "object" && value !== null && "method" in value && "access" in value;
}

function pathOf(file: string): string {
  return `/${file.replace(/^app\//, "").replace(/\/route\.tsx?$/, "")}`.replace(/\/\([^)]+\)/g, "");
}

/** Parameters by place, not by name. */
function shapeOf(path: string): string {
  return path.replace(/\[[^\]]+\]|\{\w+\}/g, "{}");
}
