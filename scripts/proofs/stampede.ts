import { parseArgs } from "node:util";
import { line } from "./ledger/report.ts";
import type { Figures } from "./stampede/figures.ts";
import { type Crowd, crowds, simulateOutage } from "./stampede/simulate.ts";

const help = `npm run proofs -- stampede [flags]
  --tabs N        pages that are open (10000)
  --seeds N       how often each crowd is played, from seed 1 on (5)
  --safe-rate N   visitors a second that the service can take back (100)`;

const { values } = parseArgs({
  options: {
    tabs: { type: "string", default: "10000" },
    seeds: { type: "string", default: "5" },
    "safe-rate": { type: "string", default: "100" },
    help: { type: "boolean", default: false },
  },
});
if (values.help) {
  console.log(help);
  process.exit(0);
}

const mostShare = 0.02;
const tabs = Number(values.tabs);
const safeRate = Number(values["safe-rate"]);
const seeds = Array.from({ length: Number(values.seeds) }, (_, at) => at + 1);
const percent = (share: number) => `${(share * 100).toFixed(2)} %`;

console.log(`${tabs} pages, an outage of 5 minutes, a safe rate of ${safeRate} a second\n`);
const broken = Object.keys(crowds).flatMap((crowd) => play(crowd as Crowd));
console.log(line("the promise", broken.length === 0 ? "HOLDS" : "IS BROKEN"));
process.exitCode = broken.length === 0 ? 0 : 1;

function play(crowd: Crowd): Figures[] {
  const played = seeds.map((seed) => simulateOutage({ tabs, seed, crowd, safeRate }));
  const worst = (read: (figures: Figures) => number) => Math.max(...played.map(read));
  console.log(`visitors came ${crowd}`);
  console.log(line("fullest second", percent(worst((one) => one.worstShare))));
  console.log(line("requests of one page", `${worst((one) => one.mostRequests)} at most`));
  console.log(line("looks in the outage", `${worst((one) => one.mostLooksInOutage)} at most`));
  console.log(line("looks, fullest second", `${worst((one) => one.worstLooks)}`));
  console.log(line("half are back after", `${worst((one) => one.halfBack)} s`));
  console.log(line("95 % are back after", `${worst((one) => one.nearlyAllBack)} s`));
  console.log(line("never back", `${worst((one) => one.notBack)}\n`));
  return played.filter((one) => one.worstShare > mostShare || one.mostRequests > 1);
}
