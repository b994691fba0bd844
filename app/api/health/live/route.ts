import { answerJson, toResponse } from "#lib/platform/http/problem.ts";

export const dynamic = "force-dynamic";

export function GET(): Response {
  return toResponse(answerJson(200, { status: "live" }));
}
