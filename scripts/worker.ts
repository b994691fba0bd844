import { runWorker } from "#lib/runtime/run-worker.ts";
import { runUntilSignal } from "./run-until-signal.ts";

await runUntilSignal(runWorker);
