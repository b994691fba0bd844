import { z } from "zod";
import { defineOperation } from "#lib/platform/http/operation.ts";
import { FoundList } from "#lib/runtime/search-schemas.ts";

export const searchOperation = defineOperation({
  method: "GET",
  path: "/api/v1/search",
  summary: "Records by reference or request id, issues, services, scenarios and runs by words",
  access: "read",
  query: z.object({ q: z.string().trim().min(2).max(200) }),
  response: FoundList,
});
