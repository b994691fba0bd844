import { type ChildProcess, spawn } from "node:child_process";

export type AgentProcess = {
  child: ChildProcess;
  output(): string;
  prints(text: string | RegExp): Promise<void>;
  ended: Promise<number | null>;
  kill(signal: NodeJS.Signals): Promise<number | null>;
};

/** The agent as it runs on a host, from a folder that holds its files. */
export function startAgent(configFile: string, folder = "."): AgentProcess {
  const child = spawn(process.execPath, ["scripts/agent.ts", "--config", configFile], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? "", NODE_ENV: "production" },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let printed = "";
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => {
      printed += text;
    });
  }
  let over = false;
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  void ended.then(() => {
    over = true;
  });
  return {
    child,
    output: () => printed,
    ended,
    async prints(text) {
      while (!printed.match(text)) {
        if (over) throw new Error(`the agent ended before it printed ${text}:\n${printed}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    kill(signal) {
      child.kill(signal);
      return ended;
    },
  };
}
