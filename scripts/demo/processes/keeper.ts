import { z } from "zod";
import { runUntilSignal } from "../../run-until-signal.ts";
import { findSupervisord } from "../find-supervisord.ts";
import { variable } from "../kit/variable.ts";
import { keepByOurselves } from "../own-supervisor.ts";
import { Program } from "../programs.ts";
import { keepBySupervisord } from "../supervisord.ts";

// Keeps the demo's services alive: with supervisord where it is installed, else by itself.
const programs = z.array(Program).parse(JSON.parse(variable("DEMO_PROGRAMS")));
const supervisord = findSupervisord(process.env);

await runUntilSignal((stop) => {
  if (supervisord) {
    return keepBySupervisord(supervisord, variable("DEMO_FOLDER"), programs, stop);
  }
  const admin = { port: Number(variable("PORT")), secret: variable("ACTION_SECRET") };
  return keepByOurselves(programs, admin, stop);
});
