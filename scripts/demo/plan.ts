import { createHmac } from "node:crypto";
import { mkdir } from "node:fs/promises";
import { join, resolve } from "node:path";
import { type Environment, parseEnvironment, WrongVariable } from "#lib/platform/env.ts";
import { ensureSecret } from "#lib/runtime/ensure-secret.ts";
import { prepareDataDir } from "#lib/runtime/prepare-data-dir.ts";
import { reachableHost } from "#lib/runtime/until-ready.ts";

const offsets = {
  "user-service": 1,
  checkout: 2,
  search: 3,
  ops: 4,
  keeper: 5,
  "user-database": 6,
};
export type DemoPort = keyof typeof offsets;

/** Where the demo's parts listen: six ports after DEMO_PORT. Throws `WrongVariable`. */
export function readPorts(source: NodeJS.ProcessEnv): Record<DemoPort, number> {
  const first = Number(source.DEMO_PORT || 4100);
  if (!Number.isInteger(first) || first < 1024 || first > 65_000) {
    throw new WrongVariable(
      'DEMO_PORT: expected a number from 1024 to 65000. Example: DEMO_PORT="4100"',
    );
  }
  const ports = Object.entries(offsets).map(([name, offset]) => [name, first + offset]);
  return Object.fromEntries(ports);
}

export type DemoPlan = {
  ports: Record<DemoPort, number>;
  environment: Environment;
  /** For the launcher: the caller's variables with what the demo fixes. */
  variables: NodeJS.ProcessEnv;
  /** Where the demo's own processes reach Paramedic. */
  paramedic: string;
  folder: string;
  password: string;
  token: string;
  /** Signs what Paramedic asks of the services, and what it tells ops. */
  actionSecret: string;
  channelSecret: string;
};

/** Settles ports and secrets. They stay the same from start to start: all secrets come from one in DATA_DIR. */
export async function preparePlan(source: NodeJS.ProcessEnv): Promise<DemoPlan> {
  const ports = readPorts(source);
  const { DATA_DIR } = parseEnvironment(source);
  const folder = join(await prepareDataDir(resolve(DATA_DIR)), "demo");
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const root = await ensureSecret(join(folder, "secret"));
  const derive = (purpose: string) => createHmac("sha256", root).update(purpose).digest();
  const variables = {
    ...source,
    ADMIN_PASSWORD: source.ADMIN_PASSWORD || spell(derive("administrator")),
    API_TOKEN: source.API_TOKEN || `pmt_${derive("token").toString("hex")}`,
  };
  const environment = parseEnvironment(variables);
  return {
    ports,
    environment,
    variables,
    paramedic: `http://${reachableHost(environment.HOST)}:${environment.PORT}`,
    folder,
    password: variables.ADMIN_PASSWORD,
    token: variables.API_TOKEN,
    actionSecret: `whsec_${derive("actions").toString("base64")}`,
    channelSecret: `whsec_${derive("channel").toString("base64")}`,
  };
}

/** Three groups of five letters that do not look alike. */
function spell(bytes: Buffer): string {
  const letters = "abcdefghjkmnpqrstuvwxyz23456789";
  const text = [...bytes.subarray(0, 15)].map((byte) => letters[byte % letters.length]).join("");
  return [text.slice(0, 5), text.slice(5, 10), text.slice(10)].join("-");
}
