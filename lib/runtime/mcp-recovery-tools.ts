import { z } from "zod";
import type { Run } from "#lib/recovery/answers.ts";
import { getKillSwitch } from "#lib/recovery/get-kill-switch.ts";
import { getReliability } from "#lib/recovery/get-reliability.ts";
import { listDecisions } from "#lib/recovery/list-decisions.ts";
import { listIncidents } from "#lib/recovery/list-incidents.ts";
import { getRun, listRuns } from "#lib/recovery/list-runs.ts";
import { listScenarios } from "#lib/recovery/list-scenarios.ts";
import { listTargets } from "#lib/recovery/list-targets.ts";
import {
  getReliabilityOperation,
  listDecisionsOperation,
  listIncidentsOperation,
  listRunsOperation,
  listScenariosOperation,
  listTargetsOperation,
} from "#lib/recovery/operations.ts";
import { shortList } from "#lib/runtime/mcp-error-tools.ts";
import { defineTool, type Tool } from "#lib/runtime/mcp-tool.ts";

/** What tells a model what is being done about it, and what could be. */
export const recoveryTools: Tool[] = [
  defineTool({
    name: "list_incidents",
    title: "Incidents",
    description: "Intervals in which services were degraded, newest first, with their runs.",
    reads: true,
    input: z.strictObject({ ...listIncidentsOperation.query.shape, limit: shortList }),
    run: listIncidents,
  }),
  defineTool({
    name: "list_runs",
    title: "Runs",
    description: "Recovery runs, newest first; state `live` for those under way or waiting.",
    reads: true,
    input: z.strictObject({ ...listRunsOperation.query.shape, limit: shortList }),
    run: async (context, query) => {
      const { data, next_cursor } = await listRuns(context, query);
      return { data: data.map(describeShortly), next_cursor };
    },
  }),
  defineTool({
    name: "get_run",
    title: "One run",
    description: "The story of a run: its calls, who moved it when and why, and what was measured.",
    reads: true,
    input: z.strictObject({ id: z.uuid() }),
    run: (context, { id }) => getRun(context, id),
  }),
  defineTool({
    name: "list_decisions",
    title: "Decisions",
    description: "Why matching scenarios did or did not start, newest first.",
    reads: true,
    input: z.strictObject({ ...listDecisionsOperation.query.shape, limit: shortList }),
    run: listDecisions,
  }),
  defineTool({
    name: "list_scenarios",
    title: "Scenarios",
    description: "The recovery plans: triggers, steps, verification and mode.",
    reads: true,
    input: z.strictObject(listScenariosOperation.query.shape),
    run: listScenarios,
  }),
  defineTool({
    name: "list_targets",
    title: "Targets",
    description:
      "What recovery may act on and which actions each can do; one with a live run, or any while the kill switch is engaged, cannot be acted on now.",
    reads: true,
    input: z.strictObject(listTargetsOperation.query.shape),
    run: async (context, filter) => ({
      targets: (await listTargets(context, filter)).data.map(({ config: _, ...target }) => target),
      kill_switch: await getKillSwitch(context),
    }),
  }),
  defineTool({
    name: "get_reliability",
    title: "Reliability",
    description: "Downtime, times to recover and what the scenarios achieved, of each service.",
    reads: true,
    input: z.strictObject(getReliabilityOperation.query.shape),
    run: getReliability,
  }),
];

/** A run in a list: without its plan, calls and measurements. */
export function describeShortly(run: Run) {
  const { definition: _, attempts, events: __, samples: ___, ...rest } = run;
  return { ...rest, attempts: attempts.length };
}
