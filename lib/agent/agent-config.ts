import type { KeyObject } from "node:crypto";
import { dirname, resolve } from "node:path";
import { z } from "zod";
import { describeFault } from "#lib/agent/allow-list.ts";
import { openPublicKey } from "#lib/agent/job-signature.ts";
import { commandName } from "#lib/agent/protocol-schemas.ts";
import { readGuardedFile } from "#lib/agent/read-guarded-file.ts";

const AgentFile = z
  .strictObject({
    server: z.url({ protocol: /^https?$/ }),
    name: commandName,
    token: z.string().min(20).max(200).optional(),
    token_file: z.string().min(1).optional(),
    server_key: z.string(),
    allow_file: z.string().min(1),
    state_file: z.string().min(1).default("agent-state.json"),
  })
  .refine(({ token, token_file }) => (token === undefined) !== (token_file === undefined), {
    message: "give either token or token_file",
  })
  .refine(({ server }) => isSafeAddress(new URL(server)), {
    path: ["server"],
    message: "must be https; plain http is for this machine itself only",
  });

export type AgentConfig = {
  server: URL;
  name: string;
  token: string;
  serverKey: KeyObject;
  allowFile: string;
  stateFile: string;
};

/** Why an agent cannot start or go on; the message is the one line that is printed. */
export class AgentFailure extends Error {
  override name = "AgentFailure";
}

const loopback = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Whether a token may be sent there: over TLS, or to this very machine. */
export function isSafeAddress({ protocol, hostname, username, password }: URL): boolean {
  if (username || password) return false;
  return protocol === "https:" || loopback.test(hostname);
}

/** Reads an agent's configuration; names in it are relative to its folder. Throws `AgentFailure`. */
export function readAgentConfig(path: string): AgentConfig {
  const parsed = failWith(path, () =>
    AgentFile.safeParse(JSON.parse(readGuardedFile(path, "private"))),
  );
  if (!parsed.success) throw new AgentFailure(`${path}: ${describeFault(parsed.error)}`);
  const { server, name, token, token_file, server_key, allow_file, state_file } = parsed.data;
  const near = (file: string) => resolve(dirname(path), file);
  return {
    server: new URL(server),
    name,
    token: token ?? readToken(near(token_file ?? "")),
    serverKey: failWith(`${path}: server_key`, () => openPublicKey(server_key)),
    allowFile: near(allow_file),
    stateFile: near(state_file),
  };
}

function readToken(path: string): string {
  const token = failWith(path, () => readGuardedFile(path, "private")).trim();
  if (!/^[\x21-\x7e]{20,200}$/.test(token)) throw new AgentFailure(`${path}: holds no token`);
  return token;
}

/** Runs a reading; its fault becomes one line that begins with where it was. */
export function failWith<T>(place: string, read: () => T): T {
  try {
    return read();
  } catch (cause) {
    const words = cause instanceof SyntaxError ? "is not JSON" : String(Object(cause).message);
    throw new AgentFailure(`${place}: ${words}`, { cause });
  }
}
