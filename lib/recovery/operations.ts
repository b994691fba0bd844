import { z } from "zod";
import { listLimit, listOf, timeRange } from "#lib/platform/http/list.ts";
import { defineOperation } from "#lib/platform/http/operation.ts";
import { Decision, Incident, KillSwitch, Run } from "#lib/recovery/answers.ts";
import { PressScenario, PressTarget } from "#lib/recovery/press-schemas.ts";
import { Reliability } from "#lib/recovery/reliability-schemas.ts";
import { Replay } from "#lib/recovery/replay-schemas.ts";
import {
  ChangeKillSwitch,
  ChangeScenario,
  CreateScenario,
  DecisionOutcome,
  RunState,
  Scenario,
} from "#lib/recovery/schemas.ts";
import { ChangeTarget, CreateTarget, Target, TargetCheck } from "#lib/recovery/target-schemas.ts";

const ofService = { service: z.string().optional(), environment: z.string().optional() };

export const listTargetsOperation = defineOperation({
  method: "GET",
  path: "/api/v1/targets",
  summary: "What recovery may act on, without secrets",
  access: "read",
  query: z.object(ofService),
  response: listOf(Target),
});

export const createTargetOperation = defineOperation({
  method: "POST",
  path: "/api/v1/targets",
  summary: "Create a target",
  access: "operate",
  status: 201,
  body: CreateTarget,
  response: Target,
});

export const getTargetOperation = defineOperation({
  method: "GET",
  path: "/api/v1/targets/{name}",
  summary: "One target",
  access: "read",
  response: Target,
});

export const changeTargetOperation = defineOperation({
  method: "PATCH",
  path: "/api/v1/targets/{name}",
  summary: "Change where and how a target is reached",
  access: "operate",
  body: ChangeTarget,
  response: Target,
});

export const deleteTargetOperation = defineOperation({
  method: "DELETE",
  path: "/api/v1/targets/{name}",
  summary: "Delete a target that no scenario and no live run uses",
  access: "operate",
  status: 204,
  response: z.void(),
});

export const checkTargetOperation = defineOperation({
  method: "POST",
  path: "/api/v1/targets/{name}/check",
  summary: "Try to reach a target; changes nothing",
  access: "operate",
  response: TargetCheck,
});

export const pressTargetOperation = defineOperation({
  method: "POST",
  path: "/api/v1/targets/{name}/run",
  summary: "Start a run of one action on a target; 409 with `run` while a live run holds it",
  access: "operate",
  status: 201,
  body: PressTarget,
  response: Run,
});

export const listScenariosOperation = defineOperation({
  method: "GET",
  path: "/api/v1/scenarios",
  summary: "The recovery plans",
  access: "read",
  query: z.object(ofService),
  response: listOf(Scenario),
});

export const createScenarioOperation = defineOperation({
  method: "POST",
  path: "/api/v1/scenarios",
  summary: "Create a scenario; its mode is `shadow` unless given",
  access: "operate",
  status: 201,
  body: CreateScenario,
  response: Scenario,
});

export const getScenarioOperation = defineOperation({
  method: "GET",
  path: "/api/v1/scenarios/{name}",
  summary: "One scenario in its latest version",
  access: "read",
  response: Scenario,
});

export const changeScenarioOperation = defineOperation({
  method: "PATCH",
  path: "/api/v1/scenarios/{name}",
  summary: "Change a scenario; each change is a new version, live runs keep theirs",
  access: "operate",
  body: ChangeScenario,
  response: Scenario,
});

export const deleteScenarioOperation = defineOperation({
  method: "DELETE",
  path: "/api/v1/scenarios/{name}",
  summary: "Delete a scenario; its runs and decisions stay",
  access: "operate",
  status: 204,
  response: z.void(),
});

export const simulateScenarioOperation = defineOperation({
  method: "POST",
  path: "/api/v1/scenarios/simulate",
  summary:
    "What a scenario would have done in the last 30 days, or in a given time; changes nothing",
  access: "read",
  body: z.strictObject({
    scenario: z
      .union([z.string().min(1), z.record(z.string(), z.unknown())], {
        error: "Give a scenario as POST /api/v1/scenarios takes it, or the name of a saved one.",
      })
      .describe("A scenario as POST /api/v1/scenarios takes it, or the name of a saved one."),
    ...timeRange,
  }),
  response: Replay,
});

export const pressScenarioOperation = defineOperation({
  method: "POST",
  path: "/api/v1/scenarios/{name}/run",
  summary: "Start a run of a scenario by hand; 409 with `run` while a live run holds its targets",
  access: "operate",
  status: 201,
  body: PressScenario,
  response: Run,
});

export const listRunsOperation = defineOperation({
  method: "GET",
  path: "/api/v1/runs",
  summary: "Runs, newest first",
  access: "read",
  query: z.object({
    ...ofService,
    scenario: z.string().optional(),
    state: RunState.or(z.literal("live")).optional(),
    limit: listLimit,
    cursor: z.string().optional(),
  }),
  response: listOf(Run),
});

export const getRunOperation = defineOperation({
  method: "GET",
  path: "/api/v1/runs/{id}",
  summary: "One run with its attempts, events and verification windows",
  access: "read",
  response: Run,
});

export const approveRunOperation = defineOperation({
  method: "POST",
  path: "/api/v1/runs/{id}/approve",
  summary: "Let a proposed run start",
  access: "operate",
  response: Run,
});

export const rejectRunOperation = defineOperation({
  method: "POST",
  path: "/api/v1/runs/{id}/reject",
  summary: "Turn a proposed run down",
  access: "operate",
  response: Run,
});

export const cancelRunOperation = defineOperation({
  method: "POST",
  path: "/api/v1/runs/{id}/cancel",
  summary: "Stop a live run at its next safe point",
  access: "operate",
  response: Run,
});

export const listDecisionsOperation = defineOperation({
  method: "GET",
  path: "/api/v1/decisions",
  summary: "Why matching scenarios did or did not start, newest first",
  access: "read",
  query: z.object({
    scenario: z.string().optional(),
    service: z.string().optional(),
    outcome: DecisionOutcome.optional(),
    ...timeRange,
    limit: listLimit,
    cursor: z.string().optional(),
  }),
  response: listOf(Decision),
});

export const listIncidentsOperation = defineOperation({
  method: "GET",
  path: "/api/v1/incidents",
  summary: "Intervals in which services were degraded, newest first",
  access: "read",
  query: z.object({
    ...ofService,
    ...timeRange,
    limit: listLimit,
    cursor: z.string().optional(),
  }),
  response: listOf(Incident),
});

export const getReliabilityOperation = defineOperation({
  method: "GET",
  path: "/api/v1/reliability",
  summary: "Downtime, times to recover and what the scenarios achieved, of each service",
  access: "read",
  query: z.object({ ...ofService, ...timeRange }),
  response: Reliability,
});

export const downloadReliabilityOperation = defineOperation({
  method: "GET",
  path: "/api/v1/reliability.csv",
  summary: "The same as a table for spreadsheets: all services, each of them, each scenario",
  access: "read",
  query: z.object({ ...ofService, ...timeRange }),
  media_type: "text/csv; charset=utf-8",
  response: z.string(),
});

export const getKillSwitchOperation = defineOperation({
  method: "GET",
  path: "/api/v1/kill-switch",
  summary: "Whether recovery is stopped, for everything and for single services",
  access: "read",
  response: KillSwitch,
});

export const changeKillSwitchOperation = defineOperation({
  method: "PUT",
  path: "/api/v1/kill-switch",
  summary: "Stop recovery or let it act again",
  access: "operate",
  body: ChangeKillSwitch,
  response: KillSwitch,
});
