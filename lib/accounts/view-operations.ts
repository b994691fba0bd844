import { z } from "zod";
import { ChangeView, CreateView, SavedView, ViewPage } from "#lib/accounts/view-schemas.ts";
import { listOf } from "#lib/platform/http/list.ts";
import { defineOperation } from "#lib/platform/http/operation.ts";

export const listViewsOperation = defineOperation({
  method: "GET",
  path: "/api/v1/views",
  summary: "Saved views: one's own and those that are shared",
  access: "read",
  query: z.object({ page: ViewPage.optional() }),
  response: listOf(SavedView),
});

export const createViewOperation = defineOperation({
  method: "POST",
  path: "/api/v1/views",
  summary: "Save the filters of a list; sharing them needs the right to operate",
  access: "read",
  status: 201,
  body: CreateView,
  response: SavedView,
});

export const changeViewOperation = defineOperation({
  method: "PATCH",
  path: "/api/v1/views/{id}",
  summary: "Change one's own view, or let a list open with a view",
  access: "read",
  body: ChangeView,
  response: SavedView,
});

export const deleteViewOperation = defineOperation({
  method: "DELETE",
  path: "/api/v1/views/{id}",
  summary: "Delete one's own view; an administrator deletes any that is shared",
  access: "read",
  status: 204,
  response: z.void(),
});
