import { launch } from "#lib/runtime/launch.ts";
import { runUntilSignal } from "./run-until-signal.ts";

await runUntilSignal((stop) =>
  launch({ source: process.env, stop, say: (line) => console.log(line) }),
);
