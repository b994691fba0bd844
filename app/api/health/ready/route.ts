import { toResponse } from "#lib/platform/http/problem.ts";
import { answerReady } from "#lib/runtime/check-health.ts";

export const dynamic = "force-dynamic";

export async function GET(): Promise<Response> {
  return toResponse(await answerReady());
}
