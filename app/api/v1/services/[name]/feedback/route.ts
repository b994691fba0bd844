import { apiRoute } from "#lib/accounts/api-route.ts";
import { listServiceFeedback } from "#lib/issues/list-feedback.ts";
import { listServiceFeedbackOperation } from "#lib/issues/operations.ts";

export const GET = apiRoute(listServiceFeedbackOperation, (context, { params }) =>
  listServiceFeedback(context, params.name),
);
