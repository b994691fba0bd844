import { X509Certificate } from "node:crypto";
import type { Context } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";
import { seal } from "#lib/platform/secrets.ts";
import type { DockerTargetConfig } from "#lib/recovery/docker-schemas.ts";
import { openSecret } from "#lib/recovery/http-request.ts";
import { placeOf } from "#lib/recovery/internal/adapters/open-adapter.ts";
import { requireAddress, requireAdministratorFor } from "#lib/recovery/internal/require-address.ts";
import type { KubernetesTargetConfig } from "#lib/recovery/kubernetes-schemas.ts";
import type {
  CreateTarget,
  HttpTargetConfig,
  SupervisordTargetConfig,
} from "#lib/recovery/target-schemas.ts";

/** One type with its own config, for each type. */
export type TypedConfig = CreateTarget extends infer Created
  ? Created extends CreateTarget
    ? Pick<Created, "type" | "config">
    : never
  : never;
/** The config without its secret, the secret sealed, and the address that the secret belongs to. */
export type PreparedConfig = {
  config: Record<string, string | boolean | undefined>;
  sealed: string | null;
  address: string;
};

/** Checks where a target leads and who may say so, and takes the secret out. Throws `wrong-input` or `forbidden`. */
export function prepareTargetConfig(
  context: Context,
  target_id: string,
  typed: TypedConfig,
): PreparedConfig {
  const { secret, ...rest } = prepareTyped(context, typed);
  return { ...rest, sealed: secret === undefined ? null : seal(secret, placeOf(target_id)) };
}

function prepareTyped(context: Context, typed: TypedConfig) {
  switch (typed.type) {
    case "http":
      return prepareHttp(context, typed.config);
    case "supervisord":
      return prepareSupervisord(context, typed.config);
    case "docker":
      return prepareDocker(context, typed.config);
    case "kubernetes":
      return prepareKubernetes(context, typed.config);
  }
}

/** Where the secret of a stored or given config goes; whoever answers for a certificate is part of it. */
export function addressOf(config: Record<string, unknown>): string {
  if (config.api !== undefined) return JSON.stringify([config.api, config.ca ?? ""]);
  return String(config.base_url ?? config.url ?? config.socket ?? "");
}

function prepareHttp(context: Context, { secret, ...config }: HttpTargetConfig) {
  requireAddress(context, config.base_url, config.allow_private === true);
  if (secret !== undefined) requireUsableSecret(secret);
  return { config, secret, address: config.base_url };
}

function prepareSupervisord(context: Context, { password, ...config }: SupervisordTargetConfig) {
  if (config.socket !== undefined) requireAdministratorFor(context, "a unix socket");
  if (config.url !== undefined) requireAddress(context, config.url, config.allow_private === true);
  return { config, secret: password, address: addressOf(config) };
}

function prepareDocker(context: Context, config: DockerTargetConfig) {
  if (config.socket !== undefined) requireAdministratorFor(context, "a unix socket");
  if (config.url !== undefined) requireAddress(context, config.url, config.allow_private === true);
  return { config, secret: undefined, address: addressOf(config) };
}

function prepareKubernetes(context: Context, { token, ...config }: KubernetesTargetConfig) {
  requireAddress(context, config.api, config.allow_private === true);
  if (config.ca !== undefined) requireCertificate(config.ca);
  return { config, secret: token, address: addressOf(config) };
}

function requireCertificate(pem: string): void {
  try {
    new X509Certificate(pem);
  } catch (cause) {
    throw new Problem("wrong-input", "ca: this is no certificate in PEM.", { cause });
  }
}

function requireUsableSecret(secret: string): void {
  try {
    openSecret(secret);
  } catch (cause) {
    throw new Problem("wrong-input", "secret: after whsec_ comes base64.", { cause });
  }
}
