import { answerStream } from "#lib/live/answer-stream.ts";

export function GET(request: Request): Promise<Response> {
  return answerStream(request);
}
