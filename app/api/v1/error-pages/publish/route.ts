import { apiRoute } from "#lib/accounts/api-route.ts";
import { publishDraftOperation } from "#lib/error-pages/content-operations.ts";
import { publishDraft } from "#lib/error-pages/publish-draft.ts";

export const POST = apiRoute(publishDraftOperation, (context, { body }) =>
  publishDraft(context, body),
);
