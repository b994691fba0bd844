import { z } from "zod";
import { LiveEvent, type LiveType, liveTypes } from "#lib/live/schemas.ts";
import { defineOperation } from "#lib/platform/http/operation.ts";

const isType = (word: string): word is LiveType => liveTypes.some((type) => type === word);

export const streamOperation = defineOperation({
  method: "GET",
  path: "/api/v1/stream",
  summary:
    "What happens, as server-sent events: the type is the event's name, the data is JSON. Send the last id as Last-Event-ID to go on from there; `reload` says that too much was missed",
  access: "read",
  query: z.object({
    types: z
      .string()
      .max(100)
      .transform((text) => text.split(",").map((word) => word.trim()))
      .refine((words) => words.every(isType), `One or more of ${liveTypes.join(", ")}, by commas.`)
      .transform((words) => words.filter(isType))
      .optional()
      .describe(`Some of ${liveTypes.join(", ")}, by commas; all unless given.`),
    service: z.string().min(1).max(300).optional(),
    last_event_id: z.string().max(100).optional().describe("As the header Last-Event-ID."),
  }),
  media_type: "text/event-stream",
  response: LiveEvent,
});
