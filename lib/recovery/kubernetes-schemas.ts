import { z } from "zod";

const name = /^[a-z0-9]([-a-z0-9.]{0,251}[a-z0-9])?$/;

export const KubernetesTargetConfig = z.strictObject({
  api: z
    .url({ protocol: /^https$/, error: "Give the https URL of the API server." })
    .describe("The API server."),
  namespace: z.string().regex(name, "Give the name of a namespace."),
  deployment: z.string().regex(name, "Give the name of a deployment."),
  token: z
    .string()
    .regex(/^[\x21-\x7e]{8,8192}$/, "Give the token as it is, without spaces.")
    .optional()
    .describe(
      "Of a service account that may get and patch this deployment. Stored sealed, never answered.",
    ),
  ca: z
    .string()
    .max(50_000)
    .regex(/-----BEGIN CERTIFICATE-----/, "Give the certificate as PEM.")
    .optional()
    .describe("Certificate of the authority that signed the API server's, as PEM."),
  allow_private: z.boolean().optional().describe("Only an administrator may set it."),
});
export type KubernetesTargetConfig = z.infer<typeof KubernetesTargetConfig>;
