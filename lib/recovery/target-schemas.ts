import { z } from "zod";
import { DockerTargetConfig } from "#lib/recovery/docker-schemas.ts";
import { KubernetesTargetConfig } from "#lib/recovery/kubernetes-schemas.ts";
import { Action, environmentName, itemName, StepParams } from "#lib/recovery/schemas.ts";

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

export const targetTypes = ["http", "supervisord", "docker", "kubernetes"] as const;
export type TargetType = (typeof targetTypes)[number];

const targetBase = {
  name: itemName,
  service: z.string().min(1),
  environment: environmentName.default("production"),
};
export const CreateTarget = z.discriminatedUnion(
  "type",
  [
    z.strictObject({ ...targetBase, type: z.literal("http"), config: HttpTargetConfig }),
    z.strictObject({
      ...targetBase,
      type: z.literal("supervisord"),
      config: SupervisordTargetConfig,
    }),
    z.strictObject({ ...targetBase, type: z.literal("docker"), config: DockerTargetConfig }),
    z.strictObject({
      ...targetBase,
      type: z.literal("kubernetes"),
      config: KubernetesTargetConfig,
    }),
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

export const PressTarget = z.strictObject({
  action: Action,
  params: StepParams.optional(),
  reason: z.string().trim().min(1).max(500),
});
export type PressTarget = z.infer<typeof PressTarget>;
