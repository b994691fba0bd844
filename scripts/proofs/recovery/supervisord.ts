import { type ChildProcess, spawn } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { join } from "node:path";
import { findFreePort } from "#lib/platform/embedded-database.ts";
import { pause } from "#lib/runtime/supervise.ts";

export type Supervisor = {
  port: number;
  /** How often a program was started so far. */
  countStarts(program: string): Promise<number>;
  stop(): Promise<void>;
};

export const credentials = { username: "proof", password: "of-the-proofs" };

/** A supervisord on a loopback port, whose programs write a line whenever they start. */
export async function startSupervisor(
  binary: string,
  folder: string,
  programs: string[],
): Promise<Supervisor> {
  const port = await findFreePort();
  const startsOf = (program: string) => join(folder, `${program}.starts`);
  const { username, password } = credentials;
  const sections = programs.map((name) => {
    const command = `/bin/sh -c "echo started >> ${startsOf(name)}; exec sleep 1000000"`;
    return `[program:${name}]\ncommand=${command}\nstartsecs=0\nstopwaitsecs=5`;
  });
  const config = [
    `[inet_http_server]\nport=127.0.0.1:${port}\nusername=${username}\npassword=${password}`,
    `[supervisord]\nnodaemon=true\nlogfile=${folder}/supervisord.log\npidfile=${folder}/supervisord.pid\nchildlogdir=${folder}`,
    "[rpcinterface:supervisor]\nsupervisor.rpcinterface_factory = supervisor.rpcinterface:make_main_rpcinterface",
    ...sections,
  ];
  await writeFile(join(folder, "supervisord.conf"), config.join("\n\n"));
  const child = spawn(binary, ["-n", "-c", join(folder, "supervisord.conf")], { stdio: "ignore" });
  await untilListening(port, child);
  return {
    port,
    countStarts: async (program) => {
      const text = await readFile(startsOf(program), "utf8").catch(() => "");
      return text.split("\n").length - 1;
    },
    stop: () => end(child),
  };
}

async function untilListening(port: number, child: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 200 && child.exitCode === null; tries += 1) {
    const isOpen = await new Promise<boolean>((resolve) => {
      const socket = connect({ port, host: "127.0.0.1" });
      socket.once("connect", () => resolve(true)).once("error", () => resolve(false));
      socket.once("connect", () => socket.destroy());
    });
    if (isOpen) return;
    await pause(100, new AbortController().signal);
  }
  throw new Error("supervisord did not start");
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return Promise.resolve();
  child.kill("SIGTERM");
  return new Promise((resolve) => child.once("exit", () => resolve()));
}
