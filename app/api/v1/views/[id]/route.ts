import { apiRoute } from "#lib/accounts/api-route.ts";
import { changeView } from "#lib/accounts/change-view.ts";
import { deleteView } from "#lib/accounts/delete-view.ts";
import { changeViewOperation, deleteViewOperation } from "#lib/accounts/view-operations.ts";

export const PATCH = apiRoute(changeViewOperation, (context, { params, body }) =>
  changeView(context, { id: params.id, change: body }),
);
export const DELETE = apiRoute(deleteViewOperation, (context, { params }) =>
  deleteView(context, params.id),
);
