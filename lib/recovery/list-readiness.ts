import { requireAccess } from "#lib/accounts/permissions.ts";
import type { Context } from "#lib/platform/context.ts";
import type { Readiness } from "#lib/recovery/answers.ts";
import { isHeldByBreaker } from "#lib/recovery/breaker.ts";
import { evaluateGates, type GateFacts, type Held } from "#lib/recovery/gates.ts";
import { type GateQuestion, readAllGateFacts } from "#lib/recovery/internal/read-gate-facts.ts";
import type { Scenario } from "#lib/recovery/schemas.ts";

/**
 * Whether each scenario could start now, were its errors there, by the very gates of live decisions; `rule` for itself,
 * `press` for a person. As many statements for all of them as for one.
 */
export async function listReadiness(
  context: Context,
  scenarios: readonly Scenario[],
): Promise<Map<string, Readiness>> {
  requireAccess(context.actor, "read");
  if (scenarios.length === 0) return new Map();
  const questions = await prepareQuestions(context, scenarios);
  const facts = await readAllGateFacts(context.database, questions);
  return new Map(
    scenarios.flatMap((scenario, index) => {
      const [known, question] = [facts[index], questions[index]];
      if (!known || !question) return [];
      return [[scenario.name, judge(scenario, question.scenario_id, known)]];
    }),
  );
}

function judge(scenario: Scenario, scenario_id: string | null, facts: GateFacts): Readiness {
  const rules = { ...scenario, scenario_id };
  const actions = [...new Set(scenario.steps.map(({ action }) => action))];
  return {
    rule: describeHeld(evaluateGates(facts, rules, "trigger")),
    press: describeHeld(evaluateGates(facts, rules, "press")),
    open_breakers: actions.filter((one) => isHeldByBreaker(facts.histories, one, facts.now)),
  };
}

function describeHeld(held: Held | null): Readiness["rule"] {
  if (!held) return null;
  return { ...held, next_allowed_at: held.next_allowed_at?.toISOString() ?? null };
}

async function prepareQuestions(
  { database }: Context,
  scenarios: readonly Scenario[],
): Promise<GateQuestion[]> {
  const names = scenarios.map(({ name }) => name);
  const rows = await database.scenario.findMany({
    where: { name: { in: names }, deleted_at: null },
    select: { id: true, name: true, service_id: true },
  });
  const targets = await database.target.findMany({
    where: { service_id: { in: rows.map(({ service_id }) => service_id) }, deleted_at: null },
    select: { id: true, name: true, service_id: true },
  });
  const rowOf = new Map(rows.map((row) => [row.name, row]));
  return scenarios.map(({ name, environment, steps, attempts_window_seconds }) => {
    const { id = null, service_id = 0 } = rowOf.get(name) ?? {};
    const used = steps.map(({ target }) => target);
    return {
      ...{ service_id, environment, scenario_id: id, names: used, attempts_window_seconds },
      targets: targets.filter((one) => one.service_id === service_id && used.includes(one.name)),
    };
  });
}
