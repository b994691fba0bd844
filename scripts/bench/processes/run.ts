import { runUntilSignal } from "../../run-until-signal.ts";
import { help, readOptions } from "../options.ts";
import { runBench } from "../run-bench.ts";

const flags: string[] = JSON.parse(process.env.BENCH_FLAGS ?? "[]");
if (flags.includes("--help")) {
  console.log(help);
} else {
  await runUntilSignal((stop) => runBench(readOptions(flags), stop));
}
