import { existsSync } from "node:fs";
import { chmod, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findProgram, sayMissing, startProgram } from "#tests/support/find-program.ts";
import { freePort } from "#tests/support/start-database.ts";

export const nginxMissing = sayMissing({ nginx: "nginx" });

/**
 * An nginx of the test's own, whose pages say which version of its configuration it has loaded; `also` are servers
 * besides.
 */
export async function startNginx(also = "") {
  const folder = await mkdtemp(join(tmpdir(), "paramedic-nginx-"));
  const [config_file, pid_file] = [join(folder, "nginx.conf"), join(folder, "nginx.pid")];
  const port = await freePort();
  const write = (version: string, more = also) =>
    writeFile(config_file, toConfig({ folder, pid_file, port, version, more }));
  await write("one");
  await chmod(folder, 0o755);
  const binary = findProgram("nginx") ?? "";
  const args = ["-c", config_file, "-g", "daemon off;"];
  const server = await startProgram(binary, args, async () => {
    const pid = existsSync(pid_file) ? await readFile(pid_file, "utf8") : "";
    return pid !== "" && (await get(port).catch(() => "")) === "one";
  });
  return {
    ...{ config_file, pid_file, binary, folder, port, write, pid: server.pid },
    get: () => get(port),
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
export type NginxServer = Awaited<ReturnType<typeof startNginx>>;

function get(port: number): Promise<string> {
  return fetch(`http://127.0.0.1:${port}/`).then((answer) => answer.text());
}

type Parts = { folder: string; pid_file: string; port: number; version: string; more: string };

function toConfig({ folder, pid_file, port, version, more }: Parts): string {
  const kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
  const temporary = kinds.map((kind) => `  ${kind}_temp_path ${folder}/${kind};`);
  return [
    ...[`worker_processes 2;`, `pid ${pid_file};`, `error_log ${folder}/error.log;`],
    ...["events {}", "http {", "  access_log off;", ...temporary, `  ${more}`],
    `  server { listen 127.0.0.1:${port}; location / { return 200 "${version}"; } }`,
    "}",
  ].join("\n");
}
