import { runUntilSignal } from "../../run-until-signal.ts";
import { runDemo } from "../run-demo.ts";

await runUntilSignal((stop) =>
  runDemo({ source: process.env, stop, say: (line) => console.log(line) }),
);
