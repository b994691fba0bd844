import { toResponse } from "#lib/platform/http/problem.ts";
import { answerMetrics } from "#lib/runtime/describe-metrics.ts";

export async function GET(request: Request): Promise<Response> {
  return toResponse(await answerMetrics(request.headers));
}
