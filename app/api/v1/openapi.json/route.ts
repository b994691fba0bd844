import { describeApi } from "#lib/runtime/describe-api.ts";

/** The description names no data, so anyone may read it. */
export function GET(): Response {
  return Response.json(describeApi());
}
