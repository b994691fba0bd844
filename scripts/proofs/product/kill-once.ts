import { join } from "node:path";
import { pause } from "#lib/runtime/supervise.ts";
import type { LaunchedProduct } from "./launched-product.ts";
import { readPostmaster, signal } from "./processes.ts";

export type Target = "web" | "worker" | "postgres";

const patienceSeconds = 180;

/** Kills the target and waits until another one does its work; answers after how many seconds. */
export async function killOnce(
  product: LaunchedProduct,
  target: Target,
  round: number,
  stop: AbortSignal,
): Promise<number> {
  const since = performance.now();
  // PostgreSQL has an end of its own without any writing: the immediate shutdown.
  const how = target === "postgres" && round % 2 === 1 ? "SIGQUIT" : "SIGKILL";
  await replace(() => findTarget(product, target, round), how, stop);
  await product.untilReady();
  return (performance.now() - since) / 1000;
}

/** Kills web while the product is not ready anyhow; answers after how many seconds another one answers. */
export async function killWeb(product: LaunchedProduct, stop: AbortSignal): Promise<number> {
  const since = performance.now();
  await replace(() => product.findWeb(0), "SIGKILL", stop);
  await product.untilLive();
  return (performance.now() - since) / 1000;
}

async function replace(
  find: () => Promise<number | null>,
  how: NodeJS.Signals,
  stop: AbortSignal,
): Promise<void> {
  const pid = await find();
  if (pid === null) throw new Error("there is nothing to kill");
  signal(pid, how);
  const deadline = performance.now() + patienceSeconds * 1000;
  for (let now = await find(); now === null || now === pid; now = await find()) {
    stop.throwIfAborted();
    if (performance.now() > deadline) {
      throw new Error(`process ${pid} had no successor within ${patienceSeconds} s`);
    }
    await pause(50, stop);
  }
}

async function findTarget(
  product: LaunchedProduct,
  target: Target,
  round: number,
): Promise<number | null> {
  if (target === "worker") return product.findWorker();
  if (target === "web") return product.findWeb(round % product.webs);
  return (await readPostmaster(join(product.dataDir, "postgres")))?.pid ?? null;
}
