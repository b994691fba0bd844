import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll } from "vitest";
import { z } from "zod";
import type { TestDatabase } from "#tests/support/database.ts";

/** How requests come to the doors: by the front that `npm start` has, or by Next's route handlers alone. */
export type FrameName = "front" | "next";
export const frameNames: FrameName[] = ["front", "next"];

const Listening = z.object({ port: z.number() });
const Condition = z.object({ inherited: z.array(z.string()), resident: z.number() });

export type Frame = {
  port(): number;
  /** What every object of the server inherits that none should, and the bytes of memory it has. */
  condition(): Promise<z.infer<typeof Condition>>;
  /** Lines so far that tell a fault of ours: errors that were logged, and what nobody caught. */
  faults(): string[];
};
export type Frames = { [Name in FrameName]: Frame };

/** Serves the built product on this database by both frames while the tests of the file run. */
export function useFrames(database: TestDatabase, variables: Record<string, string> = {}): Frames {
  return {
    front: useFrame("front", database, variables),
    next: useFrame("next", database, variables),
  };
}

const program = fileURLToPath(new URL("serve-frame.ts", import.meta.url));
const inherited = ["PATH", "HOME", "LANG", "AUTH_SECRET", "BASE_URL"];

const fault = /"level":[56]0,|⨯|unhandled|uncaught/i;

function useFrame(
  name: FrameName,
  database: TestDatabase,
  variables: Record<string, string>,
): Frame {
  let child: ChildProcess;
  let port = 0;
  let printed = "";
  const folder = mkdtempSync(join(tmpdir(), "paramedic-frame-"));

  async function hear<S extends z.ZodType>(schema: S): Promise<z.output<S>> {
    const over = new AbortController();
    const ended = once(child, "exit", over).then(() => {
      throw new Error(`the server ended: ${printed}`);
    });
    try {
      const [message] = await Promise.race([once(child, "message", over), ended]);
      return schema.parse(message);
    } finally {
      ended.catch(() => {});
      over.abort();
    }
  }

  beforeAll(async () => {
    if (!existsSync(".next/BUILD_ID")) throw new Error("There is no build to serve: npm run build");
    const env = Object.fromEntries(inherited.map((key) => [key, process.env[key] ?? ""]));
    const own = { LOG_LEVEL: "warn", DATA_DIR: folder, DATABASE_URL: database.url };
    child = spawn(process.execPath, [program, name], {
      env: { NODE_ENV: "production", ...env, ...own, ...variables },
      stdio: ["ignore", "pipe", "pipe", "ipc"],
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream?.setEncoding("utf8").on("data", (text: string) => {
        printed += text;
      });
    }
    port = (await hear(Listening)).port;
  });
  afterAll(async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGTERM");
      await once(child, "exit");
    }
    rmSync(folder, { recursive: true, force: true });
  });

  return {
    port: () => port,
    condition: () => {
      child.send("condition");
      return hear(Condition);
    },
    faults: () => printed.split("\n").filter((line) => fault.test(line)),
  };
}
