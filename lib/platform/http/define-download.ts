import type { Context } from "#lib/platform/context.ts";
import { type Caller, type RouteHandler, readInput } from "#lib/platform/http/define-route.ts";
import type { Input, Operation } from "#lib/platform/http/operation.ts";
import { answerProblem, toResponse } from "#lib/platform/http/problem.ts";
import { logFailure } from "#lib/platform/http/request-log.ts";
import type { Logger } from "#lib/platform/logger.ts";

/** A file that a browser saves under its name; it is made while it is sent. */
export type Download = {
  name: string;
  content: AsyncIterable<Uint8Array>;
  /** Where the operation answers files of more than one kind. */
  media_type?: string;
};

/** Makes a Next route handler of an operation that answers a file: caller first, then input, then the use case. */
export function defineDownload<O extends Operation>(
  parts: { operation: O; caller: Caller; log: () => Logger },
  run: (context: Context, input: Input<O>) => Promise<Download>,
): RouteHandler {
  const { operation, caller, log } = parts;
  return async (request, route) => {
    try {
      const context = await caller(request, operation);
      const file = await run(context, await readInput(operation, request, route));
      const { name, content, media_type = operation.media_type } = file;
      return new Response(toStream(content), {
        headers: {
          "content-type": media_type ?? "application/octet-stream",
          "content-disposition": `attachment; filename="${name}"`,
          "cache-control": "no-store",
          "x-content-type-options": "nosniff",
        },
      });
    } catch (error) {
      logFailure(log(), { method: request.method, path: operation.path }, error);
      return toResponse(answerProblem(error));
    }
  };
}

function toStream(content: AsyncIterable<Uint8Array>): ReadableStream<Uint8Array> {
  const chunks = content[Symbol.asyncIterator]();
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await chunks.next();
      if (done) controller.close();
      else controller.enqueue(value);
    },
    async cancel() {
      await chunks.return?.();
    },
  });
}
