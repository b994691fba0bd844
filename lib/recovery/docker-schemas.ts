import { z } from "zod";

export const DockerTargetConfig = z
  .strictObject({
    socket: z
      .string()
      .regex(/^\/[^\0]{1,106}$/, "Give the absolute path of the unix socket.")
      .optional()
      .describe("Of the Docker engine. Only an administrator may set it."),
    url: z
      .url({ protocol: /^https?$/ })
      .optional()
      .describe(
        "Of a socket proxy that lets containers be read and restarted; instead of `socket`.",
      ),
    container: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9_.-]{0,199}$/, "Give the name or id of the container."),
    allow_private: z.boolean().optional().describe("Only an administrator may set it."),
  })
  .refine((config) => (config.socket === undefined) !== (config.url === undefined), {
    message: "Give either `socket` or `url`.",
  });
export type DockerTargetConfig = z.infer<typeof DockerTargetConfig>;
