import { TargetFault } from "#lib/recovery/call-fault.ts";
import { HaproxyState, readProcesses, readUptime } from "#lib/recovery/haproxy-processes.ts";
import type { HaproxyTargetConfig } from "#lib/recovery/host-target-schemas.ts";
import type {
  Adapter,
  CallLimits,
  Liveness,
  Outcome,
} from "#lib/recovery/internal/adapters/adapter.ts";
import { askSocket } from "#lib/recovery/internal/adapters/ask-socket.ts";
import { runTool, toOneLine } from "#lib/recovery/internal/adapters/run-tool.ts";
import {
  driveOn,
  failed,
  judgeError,
  judgeSilence,
  stateAdapter,
} from "#lib/recovery/internal/adapters/state-adapter.ts";
import { judgeReload } from "#lib/recovery/worker-reload.ts";

/** One question to the master, which answers at once or not at all. */
const askMilliseconds = 5000;

/** Reloads the configuration of a haproxy on this host through its master's socket, told by its worker process. */
export function haproxyAdapter(config: HaproxyTargetConfig): Adapter {
  return stateAdapter<HaproxyState>({
    schema: HaproxyState,
    read: (limits) => readHaproxy(config, limits),
    judge: judgeReload,
    perform: (before, limits) => reload(config, before, limits),
    readLiveness: (limits) => readLiveness(config, limits),
    async check(limits) {
      const state = await readHaproxy(config, limits);
      const refusal = await validate(config, limits);
      if (refusal) throw new TargetFault("refused", refusal);
      return `${describe(state)}, and it takes the configuration.`;
    },
  });
}

function describe({ pid, workers }: HaproxyState): string {
  return workers
    ? `haproxy runs as pid ${pid} with the worker ${workers}`
    : `haproxy runs as pid ${pid} without a worker`;
}

async function readHaproxy(config: HaproxyTargetConfig, limits: CallLimits): Promise<HaproxyState> {
  const state = readProcesses(await ask(config.socket, "show proc", limits));
  if (state) return state;
  throw new TargetFault("config", `${config.socket} is not the socket of a haproxy master`);
}

function ask(socket: string, line: string, limits: CallLimits): Promise<string> {
  const timeoutMilliseconds = Math.min(limits.timeoutMilliseconds, askMilliseconds);
  return askSocket(socket, line, { ...limits, timeoutMilliseconds });
}

async function readLiveness(config: HaproxyTargetConfig, limits: CallLimits): Promise<Liveness> {
  const { socket, stats_socket } = config;
  const asked = stats_socket
    ? ask(stats_socket, "show info", limits)
    : ask(socket, "@1 show info", limits);
  try {
    const seconds = readUptime(await asked);
    return seconds === null
      ? { alive: false, detail: "no worker of haproxy serves" }
      : { alive: true, detail: `haproxy's worker answers and runs for ${seconds} s` };
  } catch (error) {
    return judgeSilence(error, "no worker of haproxy answers");
  }
}

/** Why haproxy does not take the configuration, in its own words, or null when it does. Changes nothing. */
async function validate(config: HaproxyTargetConfig, limits: CallLimits): Promise<string | null> {
  const { config_file, binary = "/usr/sbin/haproxy" } = config;
  const answer = await runTool(binary, ["-c", "-f", config_file], limits);
  if (answer.succeeded) return null;
  const words = toOneLine(answer.complaint) || "haproxy gives no reason";
  return `haproxy refuses the configuration, the old one stays: ${words}`;
}

type Progress = { before: HaproxyState | null; failures: number | null; said: string };

async function reload(
  config: HaproxyTargetConfig,
  before: HaproxyState | null,
  limits: CallLimits,
): Promise<Outcome> {
  const progress: Progress = { before, failures: null, said: "nothing was read" };
  const moveOn = async (left: CallLimits): Promise<Outcome | null> => {
    try {
      return await goOn(config, progress, left);
    } catch (error) {
      return limits.signal.aborted ? null : judgeError(error, progress.failures !== null);
    }
  };
  return driveOn(limits, moveOn, () => progress.said);
}

/** Reads the processes and does the next thing about them; null while the end is open. */
async function goOn(
  config: HaproxyTargetConfig,
  progress: Progress,
  limits: CallLimits,
): Promise<Outcome | null> {
  const now = await readHaproxy(config, limits);
  progress.before ??= now;
  progress.said = `${describe(now)}, not yet with the new configuration`;
  const effect = judgeReload(progress.before, now);
  if (effect === "done") return { result: "ok", detail: describe(now) };
  if (progress.failures !== null && now.failures > progress.failures) {
    return failed("refused", "haproxy could not load the configuration, the old one stays");
  }
  if (effect === "half" || progress.failures !== null) return null;
  const refusal = await validate(config, limits);
  if (refusal) return failed("refused", refusal);
  progress.failures = now.failures;
  // The master may close the connection without a word, so what it says is not waited for: its processes tell.
  await ask(config.socket, "reload", limits);
  return null;
}
