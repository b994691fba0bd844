import { apiRoute } from "#lib/accounts/api-route.ts";
import { previewScrubbingOperation } from "#lib/ingest/operations.ts";
import { previewScrubbing } from "#lib/ingest/preview-scrubbing.ts";

export const POST = apiRoute(previewScrubbingOperation, (context, { body }) =>
  previewScrubbing(context, body),
);
