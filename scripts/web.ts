import { serveWeb } from "#lib/runtime/serve-web.ts";
import { runUntilSignal } from "./run-until-signal.ts";

await runUntilSignal(serveWeb);
