import { type ChildProcess, spawn } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { readCommandLine, untilGone } from "#lib/platform/process-identity.ts";
import type { Program } from "./programs.ts";

/** The kernel takes about a hundred bytes as the path of a unix socket. */
const longestSocketPath = 90;

export function socketOf(folder: string): string {
  const beside = join(folder, "supervisor.sock");
  if (Buffer.byteLength(beside) <= longestSocketPath) return beside;
  const short = createHash("sha256").update(folder).digest("hex").slice(0, 12);
  return join(tmpdir(), `paramedic-demo-${short}.sock`);
}

/** Ends a supervisord that a killed demo left behind with this folder. */
export async function endLeftover(folder: string): Promise<void> {
  const text = await readFile(join(folder, "supervisord.pid"), "utf8").catch(() => "");
  const pid = Number(text.trim());
  if (!pid || !readCommandLine(pid)?.includes(configOf(folder))) return;
  process.kill(pid, "SIGTERM");
  await untilGone(pid, 10_000);
}

/** Runs a supervisord that keeps the programs until the signal ends. */
export async function keepBySupervisord(
  binary: string,
  folder: string,
  programs: Program[],
  stop: AbortSignal,
): Promise<void> {
  await mkdir(join(folder, "logs"), { recursive: true });
  await rm(socketOf(folder), { force: true });
  // It holds the services' ingest keys.
  await rm(configOf(folder), { force: true });
  await writeFile(configOf(folder), writeConfig(folder, programs), { mode: 0o600 });
  const child = spawn(binary, ["-n", "-c", configOf(folder)], { stdio: "ignore" });
  const end = () => child.kill("SIGTERM");
  stop.addEventListener("abort", end);
  if (stop.aborted) end();
  const how = await ended(child);
  if (!stop.aborted) throw new Error(`supervisord ended (${how}); its log is in ${folder}/logs`);
}

function configOf(folder: string): string {
  return join(folder, "supervisord.conf");
}

function writeConfig(folder: string, programs: Program[]): string {
  const runsAsRoot = process.getuid?.() === 0;
  const file = (name: string) => escapeText(join(folder, name));
  return [
    `[unix_http_server]\nfile=${escapeText(socketOf(folder))}\nchmod=0700`,
    [
      "[supervisord]\nnodaemon=true\nminfds=256\nminprocs=20",
      `logfile=${file("logs/supervisord.log")}`,
      `pidfile=${file("supervisord.pid")}`,
      `childlogdir=${file("logs")}`,
      ...(runsAsRoot ? ["user=root"] : []),
    ].join("\n"),
    "[rpcinterface:supervisor]\nsupervisor.rpcinterface_factory=supervisor.rpcinterface:make_main_rpcinterface",
    ...programs.map((program) => writeProgram(folder, program)),
    "",
  ].join("\n\n");
}

function writeProgram(folder: string, { name, script, variables }: Program): string {
  const environment = Object.entries(variables).map(
    ([key, value]) => `${key}="${escapeText(value)}"`,
  );
  return [
    `[program:${name}]`,
    `command="${escapeText(process.execPath)}" "${escapeText(resolve(script))}"`,
    `directory=${escapeText(process.cwd())}`,
    `environment=${environment.join(",")}`,
    "autorestart=true\nstartsecs=1\nstartretries=10\nstopwaitsecs=3",
    `redirect_stderr=true\nstdout_logfile=${escapeText(join(folder, "logs", `${name}.log`))}`,
    "stdout_logfile_maxbytes=1MB\nstdout_logfile_backups=1",
  ].join("\n");
}

/** supervisord expands %(…)s everywhere in its configuration. */
function escapeText(text: string): string {
  return text.replaceAll("%", "%%");
}

function ended(child: ChildProcess): Promise<string> {
  return new Promise((resolve) => {
    child.once("exit", (code, signal) => resolve(signal ?? `exit code ${code}`));
    child.once("error", (error) => resolve(error.message));
  });
}
