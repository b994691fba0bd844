import { z } from "zod";
import { commandName } from "#lib/agent/protocol-schemas.ts";
import { DockerTargetConfig } from "#lib/recovery/docker-schemas.ts";
import {
  HaproxyTargetConfig,
  NginxTargetConfig,
  SystemdTargetConfig,
} from "#lib/recovery/host-target-schemas.ts";
import { KubernetesTargetConfig } from "#lib/recovery/kubernetes-schemas.ts";
import { Action, environmentName, itemName } from "#lib/recovery/schemas.ts";

export const HttpTargetConfig = z.strictObject({
  base_url: z.url({ protocol: /^https?$/ }).describe("Paths of actions are appended to it."),
  secret: z
    .string()
    .min(8)
    .max(200)
    .optional()
    .describe(
      "Signs each call as Standard Webhooks do (`whsec_…`). Stored sealed, never answered.",
    ),
  allow_private: z.boolean().optional().describe("Only an administrator may set it."),
});
export type HttpTargetConfig = z.infer<typeof HttpTargetConfig>;

export const SupervisordTargetConfig = z
  .strictObject({
    socket: z
      .string()
      .regex(/^\/[^\0]{1,106}$/, "Give the absolute path of the unix socket.")
      .optional()
      .describe("Only an administrator may set it."),
    url: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe("Instead of `socket`."),
    program: z.string().regex(/^[A-Za-z0-9_.:-]{1,200}$/, "Give `program` or `group:program`."),
    username: z.string().min(1).max(100).optional(),
    password: z.string().min(1).max(200).optional().describe("Stored sealed, never answered."),
    allow_private: z.boolean().optional().describe("Only an administrator may set it."),
  })
  .refine((config) => (config.socket === undefined) !== (config.url === undefined), {
    message: "Give either `socket` or `url`.",
  });
export type SupervisordTargetConfig = z.infer<typeof SupervisordTargetConfig>;

export const RedisTargetConfig = z.strictObject({
  url: z
    .url({ protocol: /^rediss?$/ })
    .regex(/^rediss?:\/\/[^/?#]+(\/\d{0,4})?$/, "Give redis://host:port/database.")
    .describe(
      "`redis://host:port/database`, or `rediss://` over TLS. A user and a password in it are taken out.",
    ),
  prefix: z
    .string()
    .max(200)
    .regex(
      /^(?:[^*?[\]\\\p{Cc}]|\\[*?[\]\\])+$/u,
      "Give what the keys begin with; write * ? [ ] and \\ with a \\ before them.",
    )
    .describe("Only keys that begin with it are counted and removed."),
  max_keys: z
    .number({ error: "Give a number." })
    .int("Give a whole number.")
    .min(1)
    .max(1_000_000)
    .default(100_000)
    .describe("Nothing is removed when more keys than this match."),
  username: z.string().min(1).max(100).optional(),
  password: z.string().min(1).max(500).optional().describe("Stored sealed, never answered."),
  allow_private: z.boolean().optional().describe("Only an administrator may set it."),
});
export type RedisTargetConfig = z.infer<typeof RedisTargetConfig>;

export const AgentTargetConfig = z.strictObject({
  agent: commandName.describe("The agent on the host."),
  command: commandName.describe("A name in the allow-list of that host; nothing else is sent."),
});
export type AgentTargetConfig = z.infer<typeof AgentTargetConfig>;

export const targetTypes = [
  ...(["http", "supervisord", "systemd", "docker", "kubernetes"] as const),
  ...(["redis", "nginx", "haproxy", "agent"] as const),
] as const;
export type TargetType = (typeof targetTypes)[number];

const kind = <Type extends TargetType, Config extends z.ZodType>(type: Type, config: Config) =>
  z.strictObject({ type: z.literal(type), config });
const kinds = {
  http: kind("http", HttpTargetConfig),
  supervisord: kind("supervisord", SupervisordTargetConfig),
  systemd: kind("systemd", SystemdTargetConfig),
  docker: kind("docker", DockerTargetConfig),
  kubernetes: kind("kubernetes", KubernetesTargetConfig),
  redis: kind("redis", RedisTargetConfig),
  nginx: kind("nginx", NginxTargetConfig),
  haproxy: kind("haproxy", HaproxyTargetConfig),
  agent: kind("agent", AgentTargetConfig),
};

/** A config with the type that it belongs to. */
export const TypedTarget = z.discriminatedUnion("type", [
  kinds.http,
  kinds.supervisord,
  kinds.systemd,
  kinds.docker,
  kinds.kubernetes,
  kinds.redis,
  kinds.nginx,
  kinds.haproxy,
  kinds.agent,
]);
export type TypedTarget = z.infer<typeof TypedTarget>;

const targetBase = {
  name: itemName,
  service: z.string().min(1),
  environment: environmentName.default("production"),
};
export const CreateTarget = z.discriminatedUnion(
  "type",
  [
    kinds.http.extend(targetBase),
    kinds.supervisord.extend(targetBase),
    kinds.systemd.extend(targetBase),
    kinds.docker.extend(targetBase),
    kinds.kubernetes.extend(targetBase),
    kinds.redis.extend(targetBase),
    kinds.nginx.extend(targetBase),
    kinds.haproxy.extend(targetBase),
    kinds.agent.extend(targetBase),
  ],
  { error: `Targets of this type are not supported yet; supported are ${targetTypes.join(", ")}.` },
);
export type CreateTarget = z.infer<typeof CreateTarget>;

export const ChangeTarget = z.strictObject({
  config: z
    .record(z.string(), z.unknown())
    .describe("Replaces the whole config; a secret left out is kept while the address stays."),
});
export type ChangeTarget = z.infer<typeof ChangeTarget>;

export const Target = z.object({
  name: z.string(),
  service: z.string(),
  environment: z.string(),
  type: z.string(),
  config: z.record(z.string(), z.unknown()).describe("Without its secrets."),
  has_secret: z.boolean(),
  actions: z.array(Action).describe("What this type of target can do."),
  live_run: z.string().nullable().describe("The run that holds the target now."),
  created_at: z.string(),
  updated_at: z.string(),
});
export type Target = z.infer<typeof Target>;

export const TargetCheck = z.object({ ok: z.boolean(), detail: z.string() });
export type TargetCheck = z.infer<typeof TargetCheck>;
