import { z } from "zod";
import * as accounts from "#lib/accounts/operations.ts";
import * as bundles from "#lib/error-pages/bundle-operations.ts";
import * as errorPages from "#lib/error-pages/content-operations.ts";
import * as statusExports from "#lib/error-pages/status-operations.ts";
import * as views from "#lib/error-pages/view-operations.ts";
import * as ingest from "#lib/ingest/operations.ts";
import * as insights from "#lib/insights/operations.ts";
import * as issues from "#lib/issues/operations.ts";
import * as live from "#lib/live/operations.ts";
import * as notifications from "#lib/notifications/operations.ts";
import { environment } from "#lib/platform/env.ts";
import type { Operation } from "#lib/platform/http/operation.ts";
import * as agents from "#lib/recovery/agent-operations.ts";
import * as gates from "#lib/recovery/gate-operations.ts";
import * as plans from "#lib/recovery/operations.ts";
import * as search from "#lib/runtime/operations.ts";
import * as services from "#lib/services/operations.ts";

const recovery = { ...plans, ...gates };
const domains = {
  ...{ issues, ingest, insights, services, recovery, agents, notifications, accounts },
  ...{ live, search },
  "error-pages": { ...errorPages, ...bundles, ...views, ...statusExports },
};

type Described = { tag: string; operation: Operation };

/** Every operation of the API; a test holds it against the route files. */
export function listOperations(): Described[] {
  return Object.entries(domains).flatMap(([tag, module]) =>
    (Object.values(module) as Operation[]).map((operation) => ({ tag, operation })),
  );
}

/** The OpenAPI 3.1 document of the API, made from the same schemas that check requests. */
export function describeApi() {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const { tag, operation } of listOperations()) {
    const method = operation.method.toLowerCase();
    paths[operation.path] = {
      ...paths[operation.path],
      [method]: describeOperation(tag, operation),
    };
  }
  return {
    openapi: "3.1.0",
    info: {
      title: "Paramedic",
      version: "1",
      description: "Errors are application/problem+json (RFC 9457). Times are RFC 3339 in UTC.",
    },
    servers: [{ url: environment().BASE_URL }],
    security: [{ token: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        token: { type: "http", scheme: "bearer" },
        session: { type: "apiKey", in: "cookie", name: "paramedic.session" },
      },
      schemas: { Problem: problemSchema },
    },
  };
}

const problemSchema = {
  type: "object",
  required: ["type", "title", "status", "detail"],
  properties: {
    type: { type: "string" },
    title: { type: "string" },
    status: { type: "integer" },
    detail: { type: "string" },
    errors: {
      type: "array",
      items: {
        type: "object",
        properties: { path: { type: "string" }, message: { type: "string" } },
      },
    },
  },
};

function describeOperation(tag: string, operation: Operation) {
  const { status = 200, body, response, media_type = "application/json" } = operation;
  return {
    tags: [tag],
    summary: operation.summary,
    description: `Needs the right to ${operation.access}.`,
    parameters: [...describePathParameters(operation.path), ...describeQuery(operation.query)],
    ...(body
      ? { requestBody: { required: true, content: json(toJsonSchema(body, "input")) } }
      : {}),
    responses: {
      [status]: {
        description: "Success",
        ...(status === 204
          ? {}
          : { content: { [media_type]: { schema: toJsonSchema(response, "output") } } }),
      },
      default: {
        description: "A problem",
        content: {
          "application/problem+json": { schema: { $ref: "#/components/schemas/Problem" } },
        },
      },
    },
  };
}

function describePathParameters(path: string) {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}

function describeQuery(query: z.ZodType | undefined) {
  if (!query) return [];
  const { properties = {}, required = [] } = toJsonSchema(query, "input");
  return Object.entries(properties).map(([name, schema]) => ({
    name,
    in: "query",
    required: required.includes(name),
    schema,
  }));
}

function json(schema: object) {
  return { "application/json": { schema } };
}

function toJsonSchema(schema: z.ZodType, io: "input" | "output") {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: "any" });
  return rest;
}
