import { z } from "zod";
import { DeadLetter, IngestRefusal } from "#lib/ingest/schemas.ts";
import { PreviewScrubbing, ScrubbedText, ScrubSettings } from "#lib/ingest/scrub-schemas.ts";
import { listLimit, listOf, timeRange } from "#lib/platform/http/list.ts";
import { defineOperation } from "#lib/platform/http/operation.ts";

export const listDeadLettersOperation = defineOperation({
  method: "GET",
  path: "/api/v1/dead-letters",
  summary: "Records that were accepted and that the database refuses to hold, newest first",
  access: "operate",
  query: z.object({ limit: listLimit }),
  response: listOf(DeadLetter),
});

export const replayDeadLetterOperation = defineOperation({
  method: "POST",
  path: "/api/v1/dead-letters/{id}/replay",
  summary: "Try to store a dead letter again",
  access: "operate",
  status: 204,
  response: z.void(),
});

export const deleteDeadLetterOperation = defineOperation({
  method: "DELETE",
  path: "/api/v1/dead-letters/{id}",
  summary: "Throw a dead letter away",
  access: "operate",
  status: 204,
  response: z.void(),
});

export const listRefusalsOperation = defineOperation({
  method: "GET",
  path: "/api/v1/ingest-refusals",
  summary: "Requests that this web process has refused lately, and why; the latest first",
  access: "read",
  query: z.object({
    service: z.string().min(1).max(100).optional().describe("Refused with a key of this service."),
    after: timeRange.from.describe("Only those refused since."),
    limit: listLimit,
  }),
  response: listOf(IngestRefusal),
});

export const getScrubbingOperation = defineOperation({
  method: "GET",
  path: "/api/v1/scrubbing",
  summary: "What is removed from records beside secrets, before anything is stored",
  access: "read",
  response: ScrubSettings,
});

export const changeScrubbingOperation = defineOperation({
  method: "PUT",
  path: "/api/v1/scrubbing",
  summary: "Change what is removed from the records to come",
  access: "admin",
  body: ScrubSettings,
  response: ScrubSettings,
});

export const previewScrubbingOperation = defineOperation({
  method: "POST",
  path: "/api/v1/scrubbing/preview",
  summary: "What a text would become by scrubbing settings; nothing is kept",
  access: "read",
  body: PreviewScrubbing,
  response: ScrubbedText,
});
