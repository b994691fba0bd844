import { z } from "zod";
import { Problem } from "#lib/platform/errors.ts";
import { approveRun } from "#lib/recovery/decide-proposal.ts";
import { type Proposal, proposeRun } from "#lib/recovery/propose-run.ts";
import { itemName } from "#lib/recovery/schemas.ts";
import { PressTarget } from "#lib/recovery/target-schemas.ts";
import { describeShortly } from "#lib/runtime/mcp-recovery-tools.ts";
import { defineTool, type Tool } from "#lib/runtime/mcp-tool.ts";

const Proposed = z.strictObject({
  scenario: itemName.optional().describe("Either a scenario …"),
  target: itemName.optional().describe("… or a target with an action."),
  action: PressTarget.shape.action.optional(),
  params: PressTarget.shape.params,
  reason: PressTarget.shape.reason.describe("Read by whoever approves it."),
});

/** What a model may ask people for, and what it may let start. */
export const proposalTools: Tool[] = [
  defineTool({
    name: "propose_recovery",
    title: "Propose a recovery",
    description:
      "Proposes a run of a scenario, or of one action on a target. Nothing happens until somebody else approves it; it expires after 15 minutes. Needs a token with the scope operate.",
    reads: false,
    input: Proposed,
    run: async (context, given) => describeShortly(await proposeRun(context, toProposal(given))),
  }),
  defineTool({
    name: "approve",
    title: "Approve a proposed run",
    description:
      "Lets a run start that waits for approval, unless this token has proposed it. Needs a token with the scope operate. Ask the person you work for before you call it.",
    reads: false,
    input: z.strictObject({ run_id: z.uuid() }),
    run: async (context, { run_id }) => describeShortly(await approveRun(context, run_id)),
  }),
];

function toProposal({
  scenario,
  target,
  action,
  params,
  reason,
}: z.output<typeof Proposed>): Proposal {
  if (scenario !== undefined && target === undefined && action === undefined && !params) {
    return { scenario, reason };
  }
  if (scenario === undefined && target !== undefined && action !== undefined) {
    return { target, action, reason, ...(params ? { params } : {}) };
  }
  throw new Problem("wrong-input", "Give either a scenario, or a target with an action.");
}
