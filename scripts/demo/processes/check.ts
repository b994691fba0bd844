import { checkStart } from "#lib/runtime/check-start.ts";
import { runUntilSignal } from "../../run-until-signal.ts";
import { readPorts } from "../plan.ts";
import { requireFreePorts } from "../require-free-ports.ts";

await runUntilSignal(async () => {
  await checkStart(process.env);
  await requireFreePorts(readPorts(process.env));
});
