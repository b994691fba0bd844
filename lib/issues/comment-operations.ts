import { z } from "zod";
import { Comment, WriteComment } from "#lib/issues/comment-schemas.ts";
import { listOf } from "#lib/platform/http/list.ts";
import { defineOperation } from "#lib/platform/http/operation.ts";

export const listCommentsOperation = defineOperation({
  method: "GET",
  path: "/api/v1/issues/{id}/comments",
  summary: "What people said about an issue, newest first",
  access: "read",
  response: listOf(Comment),
});

export const createCommentOperation = defineOperation({
  method: "POST",
  path: "/api/v1/issues/{id}/comments",
  summary: "Say something about an issue, in plain text",
  access: "operate",
  status: 201,
  body: WriteComment,
  response: Comment,
});

export const changeCommentOperation = defineOperation({
  method: "PATCH",
  path: "/api/v1/issues/{id}/comments/{comment}",
  summary: "Change one's own comment",
  access: "operate",
  body: WriteComment,
  response: Comment,
});

export const deleteCommentOperation = defineOperation({
  method: "DELETE",
  path: "/api/v1/issues/{id}/comments/{comment}",
  summary: "Delete one's own comment; an administrator deletes anybody's",
  access: "operate",
  status: 204,
  response: z.void(),
});
