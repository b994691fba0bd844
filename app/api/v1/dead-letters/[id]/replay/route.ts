import { apiRoute } from "#lib/accounts/api-route.ts";
import { replayDeadLetter } from "#lib/ingest/dead-letters.ts";
import { replayDeadLetterOperation } from "#lib/ingest/operations.ts";

export const POST = apiRoute(replayDeadLetterOperation, (context, { params }) =>
  replayDeadLetter(context, params.id),
);
