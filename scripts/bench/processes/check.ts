import { runUntilSignal } from "../../run-until-signal.ts";
import { readOptions } from "../options.ts";

// A wrong flag is said before the wait for the build.
await runUntilSignal(async () => void readOptions(JSON.parse(process.env.BENCH_FLAGS ?? "[]")));
