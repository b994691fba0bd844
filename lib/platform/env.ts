import { readFileSync } from "node:fs";
import { join } from "node:path";
import ipaddr from "ipaddr.js";
import { z } from "zod";

/** A variable with a wrong value; the message is the one line that the start prints. */
export class WrongVariable extends Error {
  override name = "WrongVariable";
}

const blankIsAbsent = (value: unknown) => (value === "" ? undefined : value);
const optional = <T extends z.ZodType>(schema: T) => z.preprocess(blankIsAbsent, schema.optional());
const withDefault = <T>(schema: z.ZodType<T>, value: T) =>
  z.preprocess((given) => blankIsAbsent(given) ?? value, schema);
const isAddressOrRange = (text: string) => ipaddr.isValid(text) || ipaddr.isValidCIDR(text);
const url = (protocols: RegExp) => z.url({ protocol: protocols });

/** Every variable the product reads: shape, default and unit. The example is what an error message shows. */
const variables = {
  PORT: { schema: withDefault(z.coerce.number().int().min(1).max(65535), 3000), example: "3000" },
  HOST: { schema: withDefault(z.string(), "127.0.0.1"), example: "127.0.0.1" },
  DATA_DIR: { schema: withDefault(z.string(), ".data"), example: ".data" },
  DATABASE_URL: {
    schema: optional(url(/^postgres(ql)?$/)),
    example: "postgresql://user:password@127.0.0.1:5432/paramedic",
  },
  BASE_URL: { schema: optional(url(/^https?$/)), example: "https://paramedic.example.com" },
  AUTH_SECRET: { schema: optional(z.string().min(32)), example: "32 or more random characters" },
  ADMIN_EMAIL: {
    schema: withDefault(z.email().or(z.literal("admin@localhost")), "admin@localhost"),
    example: "ops@example.com",
  },
  ADMIN_PASSWORD: { schema: optional(z.string().min(8).max(128)), example: "8 to 128 characters" },
  INGEST_KEY: { schema: optional(z.string().min(8).max(200)), example: "8 or more characters" },
  API_TOKEN: { schema: optional(z.string().min(8).max(200)), example: "8 or more characters" },
  SMTP_URL: {
    schema: optional(url(/^smtps?$/)),
    example: "smtp://user:password@mail.example.com:587",
  },
  SMTP_FROM: { schema: optional(z.string().min(3)), example: "Paramedic <paramedic@example.com>" },
  OIDC_ISSUER: { schema: optional(url(/^https?$/)), example: "https://login.example.com" },
  OIDC_CLIENT_ID: { schema: optional(z.string()), example: "paramedic" },
  OIDC_CLIENT_SECRET: { schema: optional(z.string()), example: "the client's secret" },
  RETENTION_DAYS: {
    schema: withDefault(z.coerce.number().int().min(1).max(3650), 90),
    example: "90",
  },
  /** Reverse proxies whose X-Forwarded-For counts, as addresses or ranges; nobody else's does. */
  TRUST_PROXY: {
    schema: withDefault(
      z
        .union([z.string(), z.array(z.string())])
        .transform((list) => (typeof list === "string" ? list.split(",") : list))
        .transform((list) => list.map((entry) => entry.trim()).filter(Boolean))
        .refine((list) => list.every(isAddressOrRange), "not a list of addresses or ranges"),
      [],
    ),
    example: "127.0.0.1,10.0.0.0/8",
  },
  /** A folder of the worker's host in which it keeps the public status file of every service. */
  STATUS_DIR: { schema: optional(z.string()), example: "/var/www/status" },
  /** How much may wait on disk while the database is away, in MiB. */
  SPOOL_LIMIT_MB: {
    schema: withDefault(z.coerce.number().int().min(1).max(1_000_000), 512),
    example: "512",
  },
  /** Free disk space that is never used for records, in MiB; a share of the disk where it is absent. */
  DISK_RESERVE_MB: {
    schema: optional(z.coerce.number().int().min(0).max(1_000_000)),
    example: "2048",
  },
  LOG_LEVEL: {
    schema: withDefault(z.enum(["fatal", "error", "warn", "info", "debug", "silent"]), "info"),
    example: "info",
  },
} as const;

type Variables = { [Name in keyof typeof variables]: z.output<(typeof variables)[Name]["schema"]> };
export type Environment = Omit<Variables, "BASE_URL"> & { BASE_URL: string };

/** Parses the environment; throws `WrongVariable` that names the first wrong variable, its fault and an example. */
export function parseEnvironment(source: Record<string, string | undefined>): Environment {
  const values: Record<string, unknown> = {};
  for (const [name, { schema, example }] of Object.entries(variables)) {
    const parsed = schema.safeParse(source[name]);
    if (!parsed.success) {
      const fault = parsed.error.issues[0]?.message ?? "wrong value";
      throw new WrongVariable(`${name}: ${fault}. Example: ${name}="${example}"`);
    }
    values[name] = parsed.data;
  }
  const environment = values as Variables;
  requireTogether(environment, ["OIDC_ISSUER", "OIDC_CLIENT_ID", "OIDC_CLIENT_SECRET"]);
  return {
    ...environment,
    BASE_URL: environment.BASE_URL ?? `http://localhost:${environment.PORT}`,
  };
}

function requireTogether(environment: Variables, names: (keyof Variables)[]): void {
  const missing = names.filter((name) => environment[name] === undefined);
  if (missing.length === 0 || missing.length === names.length) return;
  const name = missing[0] as keyof typeof variables;
  throw new WrongVariable(
    `${name}: missing beside ${names.filter((other) => !missing.includes(other)).join(", ")}. Example: ${name}="${variables[name].example}"`,
  );
}

let current: Environment | undefined;

/** The environment of this process, parsed once. */
export function environment(): Environment {
  current ??= parseEnvironment(process.env);
  return current;
}

/** Whether `next dev` serves the pages; a build decides it for good. */
export const isDevelopment = process.env.NODE_ENV === "development";

/** The connection string; processes other than the launcher cannot do without it. */
export function requireDatabaseUrl(): string {
  const url = environment().DATABASE_URL;
  if (url) return url;
  throw new WrongVariable(
    `DATABASE_URL: missing. \`npm start\` sets it; by itself this process needs, for example, DATABASE_URL="${variables.DATABASE_URL.example}"`,
  );
}

/** The secret that signs sessions and seals stored secrets: AUTH_SECRET, or what the launcher generated in DATA_DIR. */
export function authSecret(): string {
  const { AUTH_SECRET, DATA_DIR } = environment();
  if (AUTH_SECRET) return AUTH_SECRET;
  try {
    return readFileSync(join(DATA_DIR, "auth-secret"), "utf8").trim();
  } catch (cause) {
    throw new WrongVariable(
      `AUTH_SECRET: missing, and ${DATA_DIR} holds no generated one. Example: AUTH_SECRET="${variables.AUTH_SECRET.example}"`,
      { cause },
    );
  }
}
