import { apiRoute } from "#lib/accounts/api-route.ts";
import { createCommentOperation, listCommentsOperation } from "#lib/issues/comment-operations.ts";
import { createComment } from "#lib/issues/create-comment.ts";
import { listComments } from "#lib/issues/list-comments.ts";

export const GET = apiRoute(listCommentsOperation, (context, { params }) =>
  listComments(context, params.id),
);
export const POST = apiRoute(createCommentOperation, (context, { params, body }) =>
  createComment(context, { id: params.id, comment: body }),
);
