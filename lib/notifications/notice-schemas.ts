import { z } from "zod";

/** Where a notice stands in the thread of its incident. */
export const phases = ["opened", "updated", "acknowledged", "resolved"] as const;
export const Phase = z.enum(phases);
export type Phase = z.infer<typeof Phase>;

export const Severity = z.enum(["info", "warning", "error", "critical"]);

const NoticeFact = z.object({ label: z.string(), value: z.string() });
const NoticeAttempt = z.object({
  step: z.number().int().describe("From 1."),
  action: z.string(),
  target: z.string(),
  result: z.string().nullable().describe("`ok`, `failed`, `unknown`; null while it is open."),
  detail: z.string().nullable(),
});
const NoticeLink = z.object({ label: z.string(), path: z.string() });
const NoticeAction = z.object({
  label: z.string(),
  url: z.string().describe("A path of Paramedic, or a whole http or https address."),
});

/** What is to be told; `path` is the page of Paramedic that has the whole story. */
export const Notice = z.object({
  kind: z.string().describe("Such as `run.escalated`."),
  service: z.string().nullable(),
  environment: z.string().nullish(),
  incident_id: z.string().nullable(),
  run_id: z.string().nullable(),
  title: z.string(),
  summary: z.string().describe("What happened, in one or two sentences."),
  severity: Severity.default("error"),
  verdict: z.string().nullable().default(null),
  attempts: z.array(NoticeAttempt).default([]),
  facts: z.array(NoticeFact),
  path: z.string(),
  links: z.array(NoticeLink).default([]).describe("Further pages, such as the graph."),
  actions: z.array(NoticeAction).default([]).describe("What to press next, first things first."),
});
export type Notice = z.infer<typeof Notice>;
export type NoticeInput = z.input<typeof Notice>;

/** A notice on its way through one channel. */
export const Message = Notice.extend({
  thread: z.string().nullable().default(null).describe("The same for all of one incident."),
  phase: Phase.default("opened"),
  more: z.number().int().default(0).describe("How often the same was folded into this message."),
  reminder: z.boolean().default(false).describe("Nothing new: it is still open."),
});
export type Message = z.infer<typeof Message>;

/** The body that a webhook channel receives, signed as Standard Webhooks say; new keys may be added. */
export const WebhookBody = z.object({
  type: z.string().describe("The kind of notice, such as `run.escalated` or `channel.test`."),
  timestamp: z.string().describe("When it happened; the same on every try."),
  data: z.object({
    title: z.string(),
    summary: z.string(),
    service: z.string().nullable(),
    environment: z.string().nullable(),
    incident_id: z.string().nullable(),
    run_id: z.string().nullable(),
    thread: z.string().nullable(),
    phase: Phase,
    severity: Severity,
    verdict: z.string().nullable(),
    more: z.number().int(),
    reminder: z.boolean(),
    url: z.string().describe("The page of Paramedic that has the whole story."),
    attempts: z.array(NoticeAttempt),
    facts: z.array(NoticeFact),
    links: z.array(z.object({ label: z.string(), url: z.string() })),
    actions: z.array(z.object({ label: z.string(), url: z.string() })),
  }),
});
export type WebhookBody = z.infer<typeof WebhookBody>;
