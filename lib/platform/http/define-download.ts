import type { Context } from "#lib/platform/context.ts";
import { type Caller, type RouteHandler, readInput } from "#lib/platform/http/define-route.ts";
import { countDownload } from "#lib/platform/http/limit-downloads.ts";
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

/**
 * Makes a Next route handler of an operation that answers a file: caller first, then input, then the use case. A caller
 * gets few files at once, and is looked at again before each part: whose right ends meanwhile gets no further one.
 */
export function defineDownload<O extends Operation>(
  parts: { operation: O; caller: Caller; log: () => Logger },
  run: (context: Context, input: Input<O>) => Promise<Download>,
): RouteHandler {
  const { operation, caller, log } = parts;
  return async (request, route) => {
    const fail = (error: unknown) =>
      logFailure(log(), { method: request.method, path: operation.path }, error);
    let end = () => {};
    try {
      const context = await caller(request, operation);
      const input = await readInput(operation, request, route);
      end = countDownload(context.actor);
      request.signal.addEventListener("abort", end, { once: true });
      const { name, content, media_type = operation.media_type } = await run(context, input);
      const check = async () => void (await caller(request, operation));
      return new Response(toStream(content, { check, fail, end }), {
        headers: {
          "content-type": media_type ?? "application/octet-stream",
          "content-disposition": `attachment; filename="${name}"`,
          "cache-control": "no-store",
          "x-content-type-options": "nosniff",
        },
      });
    } catch (error) {
      end();
      fail(error);
      return toResponse(answerProblem(error));
    }
  };
}

type Watch = {
  /** Throws when the caller may not have the next part. */
  check: () => Promise<void>;
  fail: (error: unknown) => void;
  end: () => void;
};

/** A failure breaks the stream off: a file that merely ended early would be taken for whole. */
function toStream(
  content: AsyncIterable<Uint8Array>,
  { check, fail, end }: Watch,
): ReadableStream<Uint8Array> {
  const chunks = content[Symbol.asyncIterator]();
  let isFirst = true;
  let isWanted = true;
  return new ReadableStream({
    async pull(controller) {
      try {
        if (!isFirst) await check();
        isFirst = false;
        const { done, value } = await chunks.next();
        // Its reader may have left while this part was made.
        if (!isWanted) return;
        if (!done) return controller.enqueue(value);
        end();
        controller.close();
      } catch (error) {
        if (!isWanted) return;
        end();
        fail(error);
        controller.error(error);
        await chunks.return?.();
      }
    },
    async cancel() {
      isWanted = false;
      end();
      await chunks.return?.();
    },
  });
}
