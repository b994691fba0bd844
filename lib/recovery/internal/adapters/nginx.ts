import { constants } from "node:fs";
import { access, readFile } from "node:fs/promises";
import { z } from "zod";
import { TargetFault } from "#lib/recovery/call-fault.ts";
import type { NginxTargetConfig } from "#lib/recovery/host-target-schemas.ts";
import type { Adapter, CallLimits, Outcome } from "#lib/recovery/internal/adapters/adapter.ts";
import { listChildren, readProcess } from "#lib/recovery/internal/adapters/read-process.ts";
import { runTool, toOneLine } from "#lib/recovery/internal/adapters/run-tool.ts";
import {
  driveOn,
  failed,
  judgeError,
  judgeSilence,
  stateAdapter,
} from "#lib/recovery/internal/adapters/state-adapter.ts";
import { judgeReload, toPids } from "#lib/recovery/worker-reload.ts";

/** Pids apart by blanks: `workers` serve, `leaving` are shutting down. `start` of the master, in epoch seconds. */
const NginxState = z.object({
  pid: z.number(),
  start: z.number(),
  workers: z.string(),
  leaving: z.string(),
});
type NginxState = z.infer<typeof NginxState>;

/** Reloads the configuration of an nginx on this host: checked first, then a signal, told by its worker processes. */
export function nginxAdapter(config: NginxTargetConfig): Adapter {
  return stateAdapter<NginxState>({
    schema: NginxState,
    read: () => readNginx(config),
    judge: judgeReload,
    perform: (before, limits) => reload(config, before, limits),
    async readLiveness() {
      try {
        const state = await readNginx(config);
        return { alive: toPids(state.workers).length > 0, detail: describe(state) };
      } catch (error) {
        return judgeSilence(error, "nginx shows no sign of life");
      }
    },
    async check() {
      const state = await readNginx(config);
      await requireRights(config, state.pid);
      return `${describe(state)}.`;
    },
  });
}

function describe({ pid, workers }: NginxState): string {
  return `nginx runs as pid ${pid} with ${toPids(workers).length} workers`;
}

async function readNginx(config: NginxTargetConfig): Promise<NginxState> {
  const { pid, start } = await requireMaster(config);
  const children = await listChildren(pid);
  const workers = children.filter(({ title }) => title.startsWith("nginx: worker process"));
  const leaves = ({ title }: { title: string }) => title.includes("shutting down");
  const join = (found: { pid: number }[]) => found.map((worker) => worker.pid).join(" ");
  return {
    ...{ pid, start },
    workers: join(workers.filter((worker) => !leaves(worker))),
    leaving: join(workers.filter(leaves)),
  };
}

/** The master whose pid the file holds. A file may be old, and its pid another program's by now: that is never signalled. */
async function requireMaster({ config_file, pid_file, binary }: NginxTargetConfig) {
  const text = await readFile(pid_file, "utf8").catch((cause) => {
    const fault = cause.code === "ENOENT" ? "unreachable" : "config";
    throw new TargetFault(fault, `${pid_file} cannot be read: ${cause.code}`, cause);
  });
  const pid = /^\s*([1-9]\d{0,9})\s*$/.exec(text)?.[1];
  if (!pid) throw new TargetFault("unreachable", `${pid_file} holds no pid`);
  const found = await readProcess(Number(pid));
  if (!found) throw new TargetFault("unreachable", `nginx does not run: no process ${pid}`);
  // After an upgrade of the package the file that it runs is gone, and Linux says so behind its name.
  const program = found.program
    ?.replace(/ \(deleted\)$/, "")
    .split("/")
    .at(-1);
  const names = ["nginx", "openresty", binary?.split("/").at(-1)];
  const isMaster = found.title.startsWith("nginx: master process");
  if (!isMaster || (program !== undefined && !names.includes(program))) {
    throw new TargetFault("config", `process ${pid}, which ${pid_file} names, is no nginx master`);
  }
  const loads = / -c (\/\S+)/.exec(found.title)?.[1];
  if (loads === undefined || loads === config_file) return found;
  // What is checked and what would be loaded must be the same.
  throw new TargetFault("config", `this nginx was started with ${loads}, not with ${config_file}`);
}

async function requireRights(config: NginxTargetConfig, pid: number): Promise<void> {
  const { config_file, binary = "/usr/sbin/nginx" } = config;
  const require = (path: string, mode: number) =>
    access(path, mode).catch((cause) => {
      throw new TargetFault("config", `${path} cannot be used: ${cause.code}`, cause);
    });
  await require(config_file, constants.R_OK);
  await require(binary, constants.X_OK);
  signal(pid, 0);
}

/** Signal 0 only asks whether this user may. Throws `TargetFault`. */
function signal(pid: number, name: "SIGHUP" | 0): void {
  try {
    process.kill(pid, name);
  } catch (cause) {
    throw new TargetFault("config", `process ${pid} may not be signalled by this user`, cause);
  }
}

async function reload(
  config: NginxTargetConfig,
  intended: NginxState | null,
  limits: CallLimits,
): Promise<Outcome> {
  const progress = { before: intended, sent: false, said: "nothing was read" };
  const moveOn = async (left: CallLimits): Promise<Outcome | null> => {
    try {
      const now = await readNginx(config);
      progress.before ??= now;
      progress.said = `${describe(now)}, not yet all with the new configuration`;
      const effect = judgeReload(progress.before, now);
      if (effect === "done") return { result: "ok", detail: describe(now) };
      if (effect === "half" || progress.sent) return null;
      return await send(config, left, progress);
    } catch (error) {
      return limits.signal.aborted ? null : judgeError(error, progress.sent);
    }
  };
  return driveOn(limits, moveOn, () => progress.said);
}

/** Checks the configuration as nginx would read it, and tells the master to; nothing is sent where it is refused. */
async function send(
  config: NginxTargetConfig,
  limits: CallLimits,
  progress: { sent: boolean },
): Promise<Outcome | null> {
  const { config_file, binary = "/usr/sbin/nginx" } = config;
  const answer = await runTool(binary, ["-t", "-c", config_file], limits);
  if (!answer.succeeded) {
    const words = toOneLine(answer.complaint) || "nginx gives no reason";
    return failed("refused", `nginx refuses the configuration, the old one stays: ${words}`);
  }
  // Looked up again: the check took time, and the pid may be another process's by now.
  const { pid } = await requireMaster(config);
  limits.signal.throwIfAborted();
  progress.sent = true;
  signal(pid, "SIGHUP");
  return null;
}
