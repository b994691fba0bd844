import { StartFailure } from "#lib/platform/errors.ts";
import { createLogger, type Logger } from "#lib/platform/logger.ts";
import { launch } from "#lib/runtime/launch.ts";
import { startProcess } from "#lib/runtime/start-process.ts";
import { pause, supervise } from "#lib/runtime/supervise.ts";
import { untilReady } from "#lib/runtime/until-ready.ts";
import { describeDemo } from "./describe-demo.ts";
import { findSupervisord } from "./find-supervisord.ts";
import { type DemoPlan, preparePlan } from "./plan.ts";
import { listPrograms } from "./programs.ts";
import { requireFreePorts } from "./require-free-ports.ts";
import { seed } from "./seed.ts";
import { endLeftover } from "./supervisord.ts";
import { addressOf, serviceNames } from "./what-is-seeded.ts";

const longestMilliseconds = 30_000;

type Demo = { source: NodeJS.ProcessEnv; stop: AbortSignal; say: (line: string) => void };

/** Runs the product and the demo's services beside it until told to stop. Throws as `launch` does. */
export async function runDemo({ source, stop, say }: Demo): Promise<void> {
  const plan = await preparePlan(source);
  await endLeftover(plan.folder);
  await requireFreePorts(plan.ports);
  const ending = new AbortController();
  const product = launch({ source: plan.variables, stop: ending.signal, say: () => {} });
  const stopped = new Promise<void>((resolve) => {
    if (stop.aborted) resolve();
    stop.addEventListener("abort", () => resolve());
  });
  let end = async () => {};
  try {
    await Promise.race([product, stopped, untilReady(plan.environment, stop)]);
    if (stop.aborted) return;
    const keys = await seed(plan, findSupervisord(source) ? "supervisord" : "own");
    end = startProcesses(plan, keys, createLogger("demo"));
    await untilServing(plan, stop);
    if (stop.aborted) return;
    describeDemo(plan).forEach(say);
    await Promise.race([product, stopped]);
  } finally {
    await end();
    ending.abort();
    await product;
  }
}

/** Waits until every service answers. */
async function untilServing(plan: DemoPlan, stop: AbortSignal): Promise<void> {
  const deadline = performance.now() + longestMilliseconds;
  for (const name of serviceNames) {
    const url = `${addressOf(plan, name)}/health`;
    const asked = () => fetch(url, { signal: AbortSignal.timeout(3000) }).catch(() => null);
    while (!(await asked()) && !stop.aborted) {
      if (performance.now() > deadline) {
        throw new StartFailure(`${name} does not answer; its log is in ${plan.folder}/logs.`);
      }
      await pause(200, stop);
    }
  }
}

/** The services are others: they get none of the product's variables. */
function pickInherited(source: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const names = ["PATH", "HOME", "TMPDIR", "LANG", "DEMO_SUPERVISOR"];
  const inherited = names.map((name) => [name, source[name]]);
  return { NODE_ENV: "production", ...Object.fromEntries(inherited) };
}

/** Starts what keeps the services, the people of ops and the visitors; answers what ends them. */
function startProcesses(
  plan: DemoPlan,
  keys: Record<string, string>,
  log: Logger,
): () => Promise<void> {
  const addresses = serviceNames.map((name) => [name, addressOf(plan, name)]);
  const processes = {
    ops: { PORT: String(plan.ports.ops), CHANNEL_SECRET: plan.channelSecret },
    keeper: {
      PORT: String(plan.ports.keeper),
      ACTION_SECRET: plan.actionSecret,
      DEMO_FOLDER: plan.folder,
      DEMO_PROGRAMS: JSON.stringify(listPrograms(plan, keys)),
    },
    visitors: { DEMO_ADDRESSES: JSON.stringify(Object.fromEntries(addresses)) },
  };
  const supervised = Object.entries(processes).map(([name, own]) => {
    const variables = { ...pickInherited(process.env), ...own };
    const start = () => startProcess(`scripts/demo/processes/${name}.ts`, variables);
    return supervise({ name, first: start(), again: async () => start(), log });
  });
  return async () => {
    await Promise.all(supervised.map(({ stop }) => stop()));
  };
}
