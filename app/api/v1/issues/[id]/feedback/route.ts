import { apiRoute } from "#lib/accounts/api-route.ts";
import { listIssueFeedback } from "#lib/issues/list-feedback.ts";
import { listIssueFeedbackOperation } from "#lib/issues/operations.ts";

export const GET = apiRoute(listIssueFeedbackOperation, (context, { params }) =>
  listIssueFeedback(context, params.id),
);
