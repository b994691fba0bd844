import { z } from "zod";
import {
  PageEdition,
  PageEditionSummary,
  PageVersion,
  PageVersionEntry,
  PlaceQuery,
  PreviewAnswer,
  PreviewPages,
  PublishDraft,
  RestoreVersion,
  SaveDraft,
} from "#lib/error-pages/content-schemas.ts";
import { listOf } from "#lib/platform/http/list.ts";
import { defineOperation } from "#lib/platform/http/operation.ts";

export const listPageEditionsOperation = defineOperation({
  method: "GET",
  path: "/api/v1/error-pages",
  summary: "What is edited of the organisation's error pages and of each service's",
  access: "read",
  response: listOf(PageEditionSummary),
});

export const getPageEditionOperation = defineOperation({
  method: "GET",
  path: "/api/v1/error-pages/content",
  summary: "The published and the drafted texts and look of a service's error pages",
  access: "read",
  query: PlaceQuery,
  response: PageEdition,
});

export const saveDraftOperation = defineOperation({
  method: "PUT",
  path: "/api/v1/error-pages/draft",
  summary: "Save texts and look without publishing them",
  access: "operate",
  body: SaveDraft,
  response: PageEdition,
});

export const discardDraftOperation = defineOperation({
  method: "DELETE",
  path: "/api/v1/error-pages/draft",
  summary: "Throw away what is saved and not published",
  access: "operate",
  status: 204,
  query: PlaceQuery,
  response: z.void(),
});

export const previewPagesOperation = defineOperation({
  method: "POST",
  path: "/api/v1/error-pages/preview",
  summary: "Pages as they would be with texts and a look, and what speaks against publishing them",
  access: "read",
  body: PreviewPages,
  response: PreviewAnswer,
});

export const publishDraftOperation = defineOperation({
  method: "POST",
  path: "/api/v1/error-pages/publish",
  summary: "Make the draft the next version; 422 with the findings while one is an error",
  access: "operate",
  body: PublishDraft,
  response: PageEdition,
});

export const listPageVersionsOperation = defineOperation({
  method: "GET",
  path: "/api/v1/error-pages/versions",
  summary: "What was published, newest first",
  access: "read",
  query: PlaceQuery,
  response: listOf(PageVersionEntry),
});

export const getPageVersionOperation = defineOperation({
  method: "GET",
  path: "/api/v1/error-pages/versions/{number}",
  summary: "One version and what it changed",
  access: "read",
  query: PlaceQuery,
  response: PageVersion,
});

export const restoreVersionOperation = defineOperation({
  method: "POST",
  path: "/api/v1/error-pages/versions/{number}/restore",
  summary: "Publish an old version again, as the newest",
  access: "operate",
  body: RestoreVersion,
  response: PageEdition,
});
