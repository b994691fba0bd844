import { answerMcp } from "#lib/runtime/answer-mcp.ts";

export function POST(request: Request): Promise<Response> {
  return answerMcp(request);
}
