import { parseArgs } from "node:util";
import type { Page } from "playwright-core";
import { openOwner } from "../bench/open-owner.ts";
import { percentile } from "../bench/percentiles.ts";
import { startProduct } from "../bench/product.ts";
import { line } from "./ledger/report.ts";
import { openOverview } from "./live/open-overview.ts";
import { type Proof, runProof } from "./product/run-proof.ts";
import { fillIssues } from "./scroll/fill-issues.ts";
import { measureFrames } from "./scroll/measure-frames.ts";

const help = `npm run proofs -- scroll [flags]
  --issues N     rows that are loaded and scrolled (10000)
  --speed N      pixels a second (6000)
  --rate N       the least frames a second (58)`;

const { values } = parseArgs({
  options: {
    issues: { type: "string", default: "10000" },
    speed: { type: "string", default: "6000" },
    rate: { type: "string", default: "58" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}
/** A frame that lasts longer was seen to stutter: two of 60 a second. */
const longFrame = 34;

await runProof(prove);

async function prove({ folder, ends, stop }: Proof): Promise<boolean> {
  const product = await startProduct(folder, ends);
  const owner = await openOwner(product, ends);
  await fillIssues(owner, Number(values.issues));
  const { page } = await openOverview(product, ends);
  await page.goto("/issues");
  await loadAll(page, stop);
  const { frames, rows } = await measureFrames(page, Number(values.speed));
  const seconds = frames.reduce((sum, frame) => sum + frame, 0) / 1000;
  const rate = frames.length / seconds;
  const sorted = frames.toSorted((one, other) => one - other);
  const shares = [0.5, 0.95, 0.99, 1].map((share) => percentile(sorted, share).toFixed(1));
  const long = frames.filter((frame) => frame > longFrame).length;
  console.log(line("rows scrolled", `${rows} in ${seconds.toFixed(1)} s`));
  console.log(line("frames a second", `${rate.toFixed(1)} of 60`));
  console.log(line("a frame", `${shares.join(" / ")} ms: p50 / p95 / p99 / most`));
  console.log(line(`frames over ${longFrame} ms`, `${long} of ${frames.length}`));
  const holds = rows >= Number(values.issues) && rate >= Number(values.rate);
  console.log(line("the promise", holds ? "HOLDS" : "IS BROKEN"));
  return holds;
}

/** Goes to the end of the list until it does not grow any more. */
async function loadAll(page: Page, stop: AbortSignal): Promise<void> {
  const last = () =>
    page.evaluate(() => {
      const region = document.querySelector("table")?.parentElement;
      region?.scrollTo({ top: region.scrollHeight });
      return Number(
        document
          .querySelector("tbody tr:nth-last-child(1 of [data-index])")
          ?.getAttribute("data-index"),
      );
    });
  while ((await last()) < Number(values.issues) - 1) {
    stop.throwIfAborted();
    await page.waitForTimeout(50);
  }
}
