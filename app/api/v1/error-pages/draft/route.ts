import { apiRoute } from "#lib/accounts/api-route.ts";
import { discardDraftOperation, saveDraftOperation } from "#lib/error-pages/content-operations.ts";
import { discardDraft } from "#lib/error-pages/discard-draft.ts";
import { saveDraft } from "#lib/error-pages/save-draft.ts";

export const PUT = apiRoute(saveDraftOperation, (context, { body }) => saveDraft(context, body));
export const DELETE = apiRoute(discardDraftOperation, (context, { query }) =>
  discardDraft(context, query.service ?? null),
);
