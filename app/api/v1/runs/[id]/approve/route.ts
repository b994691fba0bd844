import { apiRoute } from "#lib/accounts/api-route.ts";
import { approveRun } from "#lib/recovery/decide-proposal.ts";
import { approveRunOperation } from "#lib/recovery/operations.ts";

export const POST = apiRoute(approveRunOperation, (context, { params }) =>
  approveRun(context, params.id),
);
