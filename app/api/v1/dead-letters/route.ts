import { apiRoute } from "#lib/accounts/api-route.ts";
import { listDeadLetters } from "#lib/ingest/dead-letters.ts";
import { listDeadLettersOperation } from "#lib/ingest/operations.ts";

export const GET = apiRoute(listDeadLettersOperation, (context, { query }) =>
  listDeadLetters(context, query),
);
