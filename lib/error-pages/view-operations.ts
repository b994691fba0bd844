import { z } from "zod";
import { PageViews } from "#lib/error-pages/view-schemas.ts";
import { timeRange } from "#lib/platform/http/list.ts";
import { defineOperation } from "#lib/platform/http/operation.ts";

export const getPageViewsOperation = defineOperation({
  method: "GET",
  path: "/api/v1/error-page-views",
  summary: "What visitors saw: pages, people, languages, waits and returns",
  access: "read",
  query: z.object({
    service: z.string().min(1).max(300).optional().describe("Left out: all services."),
    ...timeRange,
    buckets: z.coerce.number().int().min(1).max(1000).default(60),
  }),
  response: PageViews,
});
