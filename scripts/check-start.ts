import { checkStart } from "#lib/runtime/check-start.ts";
import { runUntilSignal } from "./run-until-signal.ts";

await runUntilSignal(() => checkStart(process.env));
