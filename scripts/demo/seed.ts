import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import { CreateScenario, Scenario } from "#lib/recovery/schemas.ts";
import { Service } from "#lib/services/schemas.ts";
import { type Api, openApi } from "./api.ts";
import type { DemoPlan } from "./plan.ts";
import { describeChannel, listScenarios, listServices, listTargets } from "./what-is-seeded.ts";

const Channels = z.object({ data: z.array(z.object({ id: z.string(), name: z.string() })) });

/** Puts the demo's services, targets, scenarios and channel in place by the API; answers the services' ingest keys. */
export async function seed(
  plan: DemoPlan,
  keeper: "supervisord" | "own",
): Promise<Record<string, string>> {
  const api = openApi(plan.paramedic, plan.token);
  const keys: Record<string, string> = {};
  for (const { name, ...changes } of listServices(plan)) {
    const service = Service.parse(await put(api, "/services", name, { name, ...changes }, changes));
    // The DSN carries the service's own key as its user.
    keys[name] = decodeURIComponent(new URL(service.dsn).username);
  }
  await replaceChannel(api, plan);
  for (const target of listTargets(plan, keeper)) {
    await put(api, "/targets", target.name, target, { config: target.config });
  }
  for (const scenario of listScenarios(plan, keeper)) await putScenario(api, scenario);
  return keys;
}

async function put(
  api: Api,
  list: string,
  name: string,
  whole: unknown,
  changes: unknown,
): Promise<unknown> {
  const there = await api.get(`${list}/${name}`);
  return there ? api.patch(`${list}/${name}`, changes) : api.post(list, whole);
}

/** A channel's secret cannot be read back, so the channel is made anew. */
async function replaceChannel(api: Api, plan: DemoPlan): Promise<void> {
  const channel = describeChannel(plan);
  const { data } = Channels.parse(await api.get("/channels"));
  const old = data.find(({ name }) => name === channel.name);
  if (old) await api.remove(`/channels/${old.id}`);
  await api.post("/channels", channel);
}

/** Each change is a new version, so a scenario that is as it should be is left alone. */
async function putScenario(api: Api, scenario: CreateScenario): Promise<void> {
  const there = await api.get(`/scenarios/${scenario.name}`);
  if (!there) {
    await api.post("/scenarios", scenario);
    return;
  }
  const { version: _, created_at: __, updated_at: ___, ...stored } = Scenario.parse(there);
  const wanted = CreateScenario.parse(scenario);
  if (isDeepStrictEqual(stored, wanted)) return;
  const { name, service: ____, environment: _____, ...plan } = wanted;
  await api.patch(`/scenarios/${name}`, plan);
}
