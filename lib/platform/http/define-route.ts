import type { Context } from "#lib/platform/context.ts";
import type { Input, Operation, Output } from "#lib/platform/http/operation.ts";
import { parseBody, parseQuery, requireStorable } from "#lib/platform/http/parse-input.ts";
import { answerJson, answerProblem, toResponse } from "#lib/platform/http/problem.ts";
import { logFailure } from "#lib/platform/http/request-log.ts";
import type { Logger } from "#lib/platform/logger.ts";

/** Finds out who calls and whether they may; throws `unauthorized` or `forbidden`. */
export type Caller = (request: Request, operation: Operation) => Promise<Context>;

type Params = Record<string, string | string[] | undefined>;
type RouteArguments = { params: Promise<Params> };
export type RouteHandler = (request: Request, route: RouteArguments) => Promise<Response>;

/** Makes a Next route handler of an operation: caller first, then input, then the use case; errors become problems. */
export function defineRoute<O extends Operation>(
  parts: { operation: O; caller: Caller; log: () => Logger },
  run: (context: Context, input: Input<O>) => Promise<Output<O>>,
): RouteHandler {
  const { operation, caller, log } = parts;
  return async (request, route) => {
    try {
      const context = await caller(request, operation);
      const input = await readInput(operation, request, route);
      const output = await run(context, input);
      // Where there is nothing to say, the answer is empty.
      const status = output === undefined ? 204 : (operation.status ?? 200);
      return toResponse(answerJson(status, output));
    } catch (error) {
      logFailure(log(), { method: request.method, path: operation.path }, error);
      return toResponse(answerProblem(error));
    }
  };
}

/** The parsed input of an operation; throws a `Problem` that names its faults. */
export async function readInput<O extends Operation>(
  operation: O,
  request: Request,
  route: RouteArguments,
): Promise<Input<O>> {
  // Next gives no object at all to a route without parameters, whatever its types say.
  const given = ((await route.params) as Params | undefined) ?? {};
  requireStorable(JSON.stringify(given), "wrong-query");
  const params = Object.entries(given).map(([name, value]) => [name, String(value)]);
  return {
    params: Object.fromEntries(params) as Record<string, string>,
    query: operation.query ? parseQuery(operation.query, new URL(request.url)) : undefined,
    body: operation.body ? await parseBody(operation.body, request) : undefined,
    signal: request.signal,
  } as Input<O>;
}
