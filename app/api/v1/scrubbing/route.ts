import { apiRoute } from "#lib/accounts/api-route.ts";
import { changeScrubbingOperation, getScrubbingOperation } from "#lib/ingest/operations.ts";
import { changeScrubbing, getScrubbing } from "#lib/ingest/scrubbing.ts";

export const GET = apiRoute(getScrubbingOperation, (context) => getScrubbing(context));
export const PUT = apiRoute(changeScrubbingOperation, (context, { body }) =>
  changeScrubbing(context, body),
);
