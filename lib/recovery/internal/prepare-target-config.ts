import { X509Certificate } from "node:crypto";
import type { Context } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";
import { seal } from "#lib/platform/secrets.ts";
import type { DockerTargetConfig } from "#lib/recovery/docker-schemas.ts";
import { openSecret } from "#lib/recovery/http-request.ts";
import { placeOf } from "#lib/recovery/internal/adapters/open-adapter.ts";
import {
  requireAddress,
  requireAdministratorFor,
  requireOtherUnit,
  requireRedisAddress,
} from "#lib/recovery/internal/require-address.ts";
import type { KubernetesTargetConfig } from "#lib/recovery/kubernetes-schemas.ts";
import { splitRedisUrl } from "#lib/recovery/redis-address.ts";
import type {
  HttpTargetConfig,
  RedisTargetConfig,
  SupervisordTargetConfig,
  TypedTarget,
} from "#lib/recovery/target-schemas.ts";

/** The config without its secret, the secret sealed, and the address that the secret belongs to. */
export type PreparedConfig = {
  config: Record<string, string | number | boolean | undefined>;
  sealed: string | null;
  address: string;
};

/** Checks where a target leads and who may say so, and takes the secret out. Throws `wrong-input` or `forbidden`. */
export function prepareTargetConfig(
  context: Context,
  target_id: string,
  typed: TypedTarget,
): PreparedConfig {
  const { secret, config } = prepare(context, typed);
  const sealed = secret === undefined ? null : seal(secret, placeOf(target_id));
  return { config, sealed, address: addressOf(config) };
}

type Parts = { config: PreparedConfig["config"]; secret?: string | undefined };

function prepare(context: Context, typed: TypedTarget): Parts {
  switch (typed.type) {
    case "http":
      return prepareHttp(context, typed.config);
    case "supervisord":
      return prepareSupervisord(context, typed.config);
    case "docker":
      return prepareDocker(context, typed.config);
    case "kubernetes":
      return prepareKubernetes(context, typed.config);
    case "redis":
      return prepareRedis(context, typed.config);
    case "systemd":
      requireAdministratorFor(context, "a target of type systemd");
      requireOtherUnit(typed.config.unit);
      return { config: typed.config };
    case "agent":
      return { config: typed.config };
    case "nginx":
    case "haproxy":
      requireAdministratorFor(context, `a target of type ${typed.type}`);
      return { config: typed.config };
  }
}

/** Where the secret of a stored or given config goes; whoever answers for a certificate is part of it. */
export function addressOf(config: Record<string, unknown>): string {
  if (config.api !== undefined) return JSON.stringify([config.api, config.ca ?? ""]);
  return String(config.base_url ?? config.url ?? config.socket ?? "");
}

function prepareHttp(context: Context, { secret, ...config }: HttpTargetConfig): Parts {
  requireAddress(context, config.base_url, config.allow_private === true);
  if (secret !== undefined) requireUsableSecret(secret);
  return { config, secret };
}

function prepareSupervisord(
  context: Context,
  { password, ...config }: SupervisordTargetConfig,
): Parts {
  if (config.socket !== undefined) requireAdministratorFor(context, "a unix socket");
  if (config.url !== undefined) requireAddress(context, config.url, config.allow_private === true);
  return { config, secret: password };
}

function prepareRedis(context: Context, { password, ...config }: RedisTargetConfig): Parts {
  const { url, ...inUrl } = splitRedisUrl(config.url);
  requireRedisAddress(context, url, config.allow_private === true);
  const username = config.username ?? inUrl.username;
  const named = username === undefined ? {} : { username };
  return { config: { ...config, url, ...named }, secret: password ?? inUrl.password };
}

function prepareDocker(context: Context, config: DockerTargetConfig): Parts {
  if (config.socket !== undefined) requireAdministratorFor(context, "a unix socket");
  if (config.url !== undefined) requireAddress(context, config.url, config.allow_private === true);
  return { config };
}

function prepareKubernetes(context: Context, { token, ...config }: KubernetesTargetConfig): Parts {
  requireAddress(context, config.api, config.allow_private === true);
  if (config.ca !== undefined) requireCertificate(config.ca);
  return { config, secret: token };
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
