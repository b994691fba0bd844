import { z } from "zod";
import { TargetFault } from "#lib/recovery/call-fault.ts";
import type { SystemdTargetConfig } from "#lib/recovery/host-target-schemas.ts";
import type { CallLimits } from "#lib/recovery/internal/adapters/adapter.ts";
import { runTool, toOneLine } from "#lib/recovery/internal/adapters/run-tool.ts";
import { classifyComplaint, isUnitUnknown } from "#lib/recovery/systemd-fault.ts";
import { UnitState } from "#lib/recovery/systemd-restart.ts";

/** systemd answers at once, also to what takes long; a reply that is lost must leave time to look. */
const callMilliseconds = 5000;
const busctl = "/usr/bin/busctl";
const name = "org.freedesktop.systemd1";
const manager = [name, "/org/freedesktop/systemd1", `${name}.Manager`];
const unitProperties = [
  "LoadState",
  "ActiveState",
  "SubState",
  "InvocationID",
  "ActiveEnterTimestamp",
];
const serviceProperties = ["Result", "NRestarts"];

/** A path is answered in a list of its own. */
const Path = z.object({ data: z.tuple([z.string()]) }).transform(({ data }) => data[0]);
const Property = z.object({ data: z.union([z.string(), z.number(), z.array(z.number())]) });

/** Reads a unit without changing it. Throws `TargetFault`, or what aborted it. */
export async function readUnit(
  config: SystemdTargetConfig,
  limits: CallLimits,
): Promise<UnitState> {
  const path = await findUnit(config, limits);
  const read = (kind: string, names: string[]) =>
    call(config, ["get-property", name, path, `${name}.${kind}`, ...names], limits);
  const unit = await read("Unit", unitProperties);
  const [load_state, active_state, sub_state, invocation, entered] = unit.map(toProperty);
  if (load_state !== "loaded") throw missing(config, String(load_state));
  const service = await read("Service", serviceProperties);
  const [result, restarts] = service.map(toProperty);
  return UnitState.parse({
    ...{ active_state, sub_state, result, restarts },
    invocation_id: Array.isArray(invocation) ? Buffer.from(invocation).toString("hex") : "",
    start: Math.floor(Number(entered ?? 0) / 1_000_000),
  });
}

/** Tells systemd to restart the unit; it answers once the job is queued. Throws `TargetFault`, or what aborted it. */
export async function restartUnit(config: SystemdTargetConfig, limits: CallLimits): Promise<void> {
  await call(config, ["call", ...manager, "RestartUnit", "ss", config.unit, "replace"], limits);
}

/** A unit that does not run may not be in memory; it is read from its file then, as `systemctl show` does. */
async function findUnit(config: SystemdTargetConfig, limits: CallLimits): Promise<string> {
  const find = async (method: string) => {
    const [line] = await call(config, ["call", ...manager, method, "s", config.unit], limits);
    return Path.parse(line);
  };
  try {
    return await find("GetUnit");
  } catch (error) {
    if (!(error instanceof TargetFault) || !isUnitUnknown(error.message)) throw error;
    return await find("LoadUnit");
  }
}

/** What busctl prints, a JSON value a line. */
async function call(
  config: SystemdTargetConfig,
  args: string[],
  limits: CallLimits,
): Promise<unknown[]> {
  const bus = config.bus === undefined ? "--system" : `--address=${config.bus}`;
  const options = ["--json=short", "--allow-interactive-authorization=no", bus];
  const timeoutMilliseconds = Math.min(limits.timeoutMilliseconds, callMilliseconds);
  const answer = await runTool(busctl, [...options, ...args], { ...limits, timeoutMilliseconds });
  if (!answer.succeeded) {
    const words = toOneLine(answer.complaint);
    const named = words.includes(config.unit) ? words : `${config.unit}: ${words}`;
    throw new TargetFault(classifyComplaint(words), named);
  }
  const lines = answer.output.split("\n").filter(Boolean);
  return lines.map((line) => JSON.parse(line));
}

function toProperty(line: unknown): z.infer<typeof Property>["data"] {
  return Property.parse(line).data;
}

function missing({ unit }: SystemdTargetConfig, load_state: string): TargetFault {
  return new TargetFault("config", `systemd has no ${unit} that can be started (${load_state})`);
}
