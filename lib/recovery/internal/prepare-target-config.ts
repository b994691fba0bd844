import type { Context } from "#lib/platform/context.ts";
import { Problem } from "#lib/platform/errors.ts";
import { seal } from "#lib/platform/secrets.ts";
import { openSecret } from "#lib/recovery/http-request.ts";
import { placeOf } from "#lib/recovery/internal/adapters/open-adapter.ts";
import { requireAddress, requireAdministratorFor } from "#lib/recovery/internal/require-address.ts";
import type {
  CreateTarget,
  HttpTargetConfig,
  SupervisordTargetConfig,
} from "#lib/recovery/target-schemas.ts";

export type TypedConfig = Pick<CreateTarget, "type" | "config">;
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
  if ("agent" in typed.config) return { config: typed.config, sealed: null, address: "" };
  const prepared =
    "base_url" in typed.config
      ? prepareHttp(context, typed.config)
      : prepareSupervisord(context, typed.config);
  const { secret, ...rest } = prepared;
  return { ...rest, sealed: secret === undefined ? null : seal(secret, placeOf(target_id)) };
}

/** Where the secret of a stored or given config goes. */
export function addressOf(config: Record<string, unknown>): string {
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

function requireUsableSecret(secret: string): void {
  try {
    openSecret(secret);
  } catch (cause) {
    throw new Problem("wrong-input", "secret: after whsec_ comes base64.", { cause });
  }
}
