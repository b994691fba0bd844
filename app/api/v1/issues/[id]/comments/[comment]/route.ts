import { apiRoute } from "#lib/accounts/api-route.ts";
import { changeComment } from "#lib/issues/change-comment.ts";
import { changeCommentOperation, deleteCommentOperation } from "#lib/issues/comment-operations.ts";
import { deleteComment } from "#lib/issues/delete-comment.ts";

export const PATCH = apiRoute(changeCommentOperation, (context, { params, body }) =>
  changeComment(context, { ...params, change: body }),
);
export const DELETE = apiRoute(deleteCommentOperation, (context, { params }) =>
  deleteComment(context, params),
);
