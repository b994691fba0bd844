import { z } from "zod";

export const Interval = z
  .object({ low: z.number(), high: z.number() })
  .describe("95 % Wilson interval of the share.");

const Duration = z.object({
  median: z.number().nullable().describe("Seconds; null where there is none."),
  p95: z.number().nullable(),
  of: z.number().int().describe("How many it is of."),
});
export type Duration = z.infer<typeof Duration>;

const NaturalRecovery = z.object({
  recovered: z.number().int(),
  of: z.number().int(),
  share: z.number().nullable(),
  interval: Interval,
});
export type NaturalRecovery = z.infer<typeof NaturalRecovery>;

export const ScenarioReliability = z.object({
  scenario: z.string(),
  runs: z.number().int().describe("Ended recovered or with people; cancelled ones do not count."),
  recovered: z.number().int(),
  share: z.number().nullable().describe("Of runs that recovered the service; null without a run."),
  interval: Interval,
  median_seconds: z
    .number()
    .nullable()
    .describe("From the first error of the incident to its end, where a run recovered it."),
  by_itself: NaturalRecovery.describe(
    "Incidents that the scenario met in shadow mode, and those of them that ended within 15 minutes though nothing was called.",
  ),
  sentence: z.string().describe("The difference in words."),
});
export type ScenarioReliability = z.infer<typeof ScenarioReliability>;

const Figures = z.object({
  incidents: z.number().int().describe("Open at some time of the range."),
  open: z.number().int().describe("Of these: open now."),
  flaps: z.number().int().describe("How often they came back within 15 minutes."),
  downtime_seconds: z
    .number()
    .describe("Degraded time within the range; what overlaps counts once, what is open until now."),
  healthy_share: z.number().describe("Share of the range, up to now, without downtime."),
  time_to_detect: Duration.describe("From the first error to the match."),
  time_to_first_action: Duration.describe("From the first error to the first call of a run."),
  time_to_recover: Duration.describe("From the first error to the end of the incident."),
  auto_recovered: z
    .object({
      share: z.number().nullable(),
      recovered: z.number().int(),
      of: z.number().int().describe("Incidents that ended in the range."),
      interval: Interval,
    })
    .describe("Recovered by a run that nobody pressed or approved."),
});
export type ReliabilityFigures = z.infer<typeof Figures>;

export const ServiceReliability = Figures.extend({
  service: z.string(),
  scenarios: z.array(ScenarioReliability),
});
export type ServiceReliability = z.infer<typeof ServiceReliability>;

export const Reliability = z.object({
  from: z.string(),
  to: z.string(),
  all: Figures.describe("Of all these services together; their times are added up."),
  data: z.array(ServiceReliability).describe("By downtime, the longest first."),
  next_cursor: z.null(),
});
export type Reliability = z.infer<typeof Reliability>;
