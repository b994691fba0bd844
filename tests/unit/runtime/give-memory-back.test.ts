import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";

/** Fills 200 MB, lets them go, stays busy for a while, and says what it takes each tenth of a second. */
const scriptOf = ({ busySeconds, looksAtWork }: { busySeconds: number; looksAtWork: number }) => `
  import { giveMemoryBack } from "#lib/runtime/give-memory-back.ts";
  const mebibyte = 1024 * 1024;
  giveMemoryBack({ milliseconds: 200, idleShare: 0.2, grownBytes: 16 * mebibyte, looksAtWork: ${looksAtWork} });
  let held = Array.from({ length: 50_000 }, (_, place) => ({ place, words: String(place).repeat(500) + place }));
  for (const one of held) one.bytes = Buffer.from(one.words);
  held = null;
  const untilRest = performance.now() + ${busySeconds * 1000};
  const work = () => {
    const until = performance.now() + 80;
    while (performance.now() < until);
    if (performance.now() < untilRest) setTimeout(work, 20);
    else console.log("rests");
  };
  console.log("works");
  work();
  setInterval(() => console.log(process.memoryUsage.rss() / mebibyte), 100);
`;

/** Megabytes while it works and while it rests, until it takes 100 MB less than at most in the state that is named. */
async function watch(script: string, endsAt: "work" | "rest") {
  const child = spawn(
    process.execPath,
    ["--expose-gc", "--input-type=module-typescript", "--eval", script],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const seen = { work: [] as number[], rest: [] as number[] };
  let now: "work" | "rest" = "work";
  for await (const line of createInterface(child.stdout)) {
    if (line === "rests") now = "rest";
    const megabytes = Number(line);
    if (Number.isNaN(megabytes)) continue;
    seen[now].push(megabytes);
    if (now === endsAt && megabytes < Math.max(...seen.work) - 100) break;
    if (now === "rest" && endsAt === "work") break;
  }
  child.kill();
  return seen;
}

test("a heap that is no longer used goes back when its process comes to rest, and not before", async () => {
  const { work, rest } = await watch(scriptOf({ busySeconds: 2, looksAtWork: 1000 }), "rest");
  expect(work.length).toBeGreaterThan(2);
  expect(Math.min(...work)).toBeGreaterThan(150);
  expect(Math.min(...rest)).toBeLessThan(Math.max(...work) - 100);
});

test("of a process that never rests it goes back all the same, after a while", async () => {
  const { work, rest } = await watch(scriptOf({ busySeconds: 20, looksAtWork: 5 }), "work");
  expect(rest).toEqual([]);
  expect(work.findIndex((megabytes) => megabytes < Math.max(...work) - 100)).toBeGreaterThan(2);
});
