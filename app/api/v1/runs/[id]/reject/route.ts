import { apiRoute } from "#lib/accounts/api-route.ts";
import { rejectRun } from "#lib/recovery/decide-proposal.ts";
import { rejectRunOperation } from "#lib/recovery/operations.ts";

export const POST = apiRoute(rejectRunOperation, (context, { params }) =>
  rejectRun(context, params.id),
);
