import { apiRoute } from "#lib/accounts/api-route.ts";
import { decideByLink } from "#lib/recovery/decide-by-link.ts";
import { decideByLinkOperation } from "#lib/recovery/gate-operations.ts";

export const POST = apiRoute(decideByLinkOperation, async (context, { body }) => {
  const { state, decided_by } = await decideByLink(context, body);
  return { state, decided_by };
});
