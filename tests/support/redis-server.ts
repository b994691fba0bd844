import { execFileSync } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { connect, createServer, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { openRedis } from "#lib/recovery/internal/adapters/open-redis.ts";
import { RedisTargetConfig } from "#lib/recovery/target-schemas.ts";
import { findProgram, sayMissing, startProgram } from "#tests/support/find-program.ts";
import { freePort } from "#tests/support/start-database.ts";

export const redisMissing = sayMissing({ "redis-server": "redis-server", openssl: "openssl" });

/** A Redis of the test's own with a password, on a plain and on a TLS port. */
export async function startRedis() {
  const folder = await mkdtemp(join(tmpdir(), "paramedic-redis-"));
  const [port, tlsPort] = [await freePort(), await freePort()];
  const { key, certificate } = createCertificate(folder);
  const args = [
    ...["--port", `${port}`, "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"],
    ...["--dir", folder, "--requirepass", "correct", "--tls-port", `${tlsPort}`],
    ...["--tls-cert-file", certificate, "--tls-key-file", key, "--tls-auth-clients", "no"],
  ];
  const url = `redis://127.0.0.1:${port}`;
  const open = (more: object = {}) => {
    const config = { url, prefix: "x", password: "correct", allow_private: true, ...more };
    const limits = { timeoutMilliseconds: 20_000, signal: new AbortController().signal };
    return openRedis(RedisTargetConfig.parse(config), limits);
  };
  const server = await startProgram(findProgram("redis-server") ?? "", args, () =>
    open().then(
      (redis) =>
        redis
          .command("PING")
          .then(() => redis.close())
          .then(() => true),
      () => false,
    ),
  );
  return {
    ...{ port, url, secureUrl: `rediss://localhost:${tlsPort}` },
    certificate: await readFile(certificate, "utf8"),
    open,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type RedisServer = Awaited<ReturnType<typeof startRedis>>;

function createCertificate(folder: string) {
  const [key, certificate] = [join(folder, "key.pem"), join(folder, "certificate.pem")];
  execFileSync(
    findProgram("openssl") ?? "",
    [
      ...["req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"],
      ...["-keyout", key, "-out", certificate, "-days", "2", "-subj", "/CN=localhost"],
      ...["-addext", "subjectAltName=DNS:localhost"],
    ],
    { stdio: "ignore" },
  );
  return { key, certificate };
}

/** A way to a server on which everything arrives, until `cutAt` was seen: then the answer and the connection are lost. */
export async function startLossyWay(port: number, cutAt: string) {
  const lossy = { on: true, connections: 0, open: new Set<Socket>() };
  const server = createServer((near) => {
    lossy.connections += 1;
    lossy.open.add(near);
    const far = connect(port, "127.0.0.1");
    let cut = false;
    near.on("data", (chunk) => {
      far.write(chunk);
      if (lossy.on && chunk.includes(cutAt)) cut = true;
    });
    far.on("data", (chunk) => (cut ? near.destroy() : near.write(chunk)));
    near.on("error", () => {});
    far.on("error", () => near.destroy());
    near.on("close", () => {
      lossy.open.delete(near);
      far.end();
    });
  });
  const own = await freePort();
  await new Promise<void>((resolve) => server.listen(own, "127.0.0.1", resolve));
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return Object.assign(lossy, { url: `redis://127.0.0.1:${own}`, close });
}
