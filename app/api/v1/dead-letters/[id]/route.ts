import { apiRoute } from "#lib/accounts/api-route.ts";
import { deleteDeadLetter } from "#lib/ingest/dead-letters.ts";
import { deleteDeadLetterOperation } from "#lib/ingest/operations.ts";

export const DELETE = apiRoute(deleteDeadLetterOperation, (context, { params }) =>
  deleteDeadLetter(context, params.id),
);
