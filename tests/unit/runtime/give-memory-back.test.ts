import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { expect, test } from "vitest";

/** Fills 200 MB, lets them go, stays busy until told otherwise, and says what it takes each tenth of a second. */
const script = `
  import { giveMemoryBack } from "#lib/runtime/give-memory-back.ts";
  const mebibyte = 1024 * 1024;
  giveMemoryBack({ milliseconds: 200, idleShare: 0.2, grownBytes: 16 * mebibyte });
  let held = Array.from({ length: 50_000 }, (_, place) => ({ place, words: String(place).repeat(500) + place }));
  for (const one of held) one.bytes = Buffer.from(one.words);
  held = null;
  const untilRest = performance.now() + 2000;
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

test("a heap that is no longer used goes back when its process comes to rest, and not before", async () => {
  const child = spawn(
    process.execPath,
    ["--expose-gc", "--input-type=module-typescript", "--eval", script],
    { stdio: ["ignore", "pipe", "inherit"] },
  );
  const working: number[] = [];
  let resting = false;
  let least = Number.POSITIVE_INFINITY;
  for await (const line of createInterface(child.stdout)) {
    if (line === "rests") resting = true;
    const megabytes = Number(line);
    if (Number.isNaN(megabytes)) continue;
    if (!resting) working.push(megabytes);
    else least = Math.min(least, megabytes);
    if (least < Math.max(...working) - 100) break;
  }
  child.kill();
  expect(working.length).toBeGreaterThan(2);
  expect(Math.min(...working)).toBeGreaterThan(150);
  expect(least).toBeLessThan(Math.max(...working) - 100);
});
