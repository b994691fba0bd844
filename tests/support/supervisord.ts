import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

const binary = ["/usr/bin/supervisord", "/usr/local/bin/supervisord"].find((path) =>
  existsSync(path),
);
/** Why the tests against a real supervisord cannot run here, or null when they can. */
export const supervisordMissing = binary
  ? null
  : "supervisord is not installed (on Debian: apt-get install supervisor)";

export type Supervisord = { socket: string; url: string; folder: string; stop(): Promise<void> };

/** Starts a supervisord of the test's own with these programs, on a unix socket and on a loopback port with a password. */
export async function startSupervisord(
  programs: Record<string, { command: string; options?: string[] }>,
  port: number,
): Promise<Supervisord> {
  if (!binary) throw new Error(supervisordMissing ?? "");
  const folder = await mkdtemp(join(tmpdir(), "paramedic-supervisord-"));
  const socket = join(folder, "supervisor.sock");
  await writeFile(join(folder, "supervisord.conf"), writeConfig(folder, socket, port, programs));
  const child = spawn(binary, ["-n", "-c", join(folder, "supervisord.conf")], { stdio: "ignore" });
  await waitForSocket(socket, child, folder);
  return {
    socket,
    url: `http://127.0.0.1:${port}`,
    folder,
    async stop() {
      const ended = new Promise((resolve) => child.once("exit", resolve));
      child.kill("SIGTERM");
      await ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

function writeConfig(
  folder: string,
  socket: string,
  port: number,
  programs: Record<string, { command: string; options?: string[] }>,
): string {
  const sections = Object.entries(programs).map(([name, { command, options = [] }]) =>
    [`[program:${name}]`, `command=${command}`, "startsecs=1", "stopwaitsecs=5", ...options].join(
      "\n",
    ),
  );
  return [
    `[unix_http_server]\nfile=${socket}\nchmod=0700`,
    `[inet_http_server]\nport=127.0.0.1:${port}\nusername=paramedic\npassword=correct`,
    `[supervisord]\nnodaemon=true\nlogfile=${folder}/log\npidfile=${folder}/pid\nchildlogdir=${folder}`,
    "[rpcinterface:supervisor]\nsupervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface",
    ...sections,
  ].join("\n\n");
}

async function waitForSocket(socket: string, child: ChildProcess, folder: string): Promise<void> {
  for (let tries = 0; tries < 100; tries += 1) {
    if (existsSync(socket)) return;
    if (child.exitCode !== null) break;
    await sleep(100);
  }
  const log = await readFile(join(folder, "log"), "utf8").catch(() => "");
  throw new Error(`supervisord did not start: ${log}`);
}
