import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { chmod, mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer, type IncomingHttpHeaders, request } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { findProgram, type Server, startProgram } from "#tests/support/find-program.ts";
import { freePort } from "#tests/support/start-database.ts";

export type Origin = {
  port: number;
  /** Of each request: method, path and the id that the proxy gave it. */
  asked: { line: string; id: string; body: string }[];
  stop(): Promise<void>;
};

/** A service whose paths are the codes it answers with, in its own words. */
export async function startOrigin(): Promise<Origin> {
  const asked: Origin["asked"] = [];
  const server = createServer(async (incoming, answer) => {
    let body = "";
    for await (const chunk of incoming) body += chunk;
    const { method = "", url = "/", headers } = incoming;
    asked.push({ line: `${method} ${url}`, id: String(headers["x-request-id"]), body });
    const code = Number(/^\/(\d{3})/.exec(url)?.[1] ?? 200);
    answer.writeHead(code, { "content-type": "application/json", "x-own": "yes" });
    answer.end(JSON.stringify({ own: code }));
  });
  const port = await freePort();
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const stop = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { port, asked, stop };
}

export type ProxyName = "nginx" | "haproxy" | "caddy";
export type ProxyServer = { port: number; folder: string; stop(): Promise<void> };

/** Starts a real proxy with its configuration from an exported bundle, the marked lines adapted. */
export async function startProxy(
  name: ProxyName,
  parts: { bundle: string; service: string; origin: number },
): Promise<ProxyServer> {
  const { bundle, service, origin } = parts;
  const folder = await mkdtemp(join(tmpdir(), `paramedic-${name}-pages-`));
  await chmod(folder, 0o755);
  const [port, pagesPort] = [await freePort(), await freePort()];
  const adapt = (file: string) =>
    readFileSync(join(bundle, "proxies", service, file), "utf8")
      .replaceAll("/var/lib/paramedic-pages", bundle)
      .replaceAll("127.0.0.1:8080", `127.0.0.1:${origin}`)
      .replaceAll("127.0.0.1:9780", `127.0.0.1:${pagesPort}`)
      .replace("listen 80;", `listen 127.0.0.1:${port};`)
      .replace("bind :80", `bind 127.0.0.1:${port}`)
      .replace(/^http:\/\/\S+\.example\.com/m, `http://127.0.0.1:${port}`)
      .replaceAll(/\/etc\/haproxy\/\S+\.lua(?= #)/g, join(folder, "haproxy.lua"));
  const server = await starters[name]({ folder, port, adapt });
  return {
    port,
    folder,
    async stop() {
      await server.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

type Start = { folder: string; port: number; adapt(file: string): string };

const starters: Record<ProxyName, (start: Start) => Promise<Server>> = {
  async nginx({ folder, port, adapt }) {
    const kinds = ["client_body", "proxy", "fastcgi", "uwsgi", "scgi"];
    const temporary = kinds.map((kind) => `${kind}_temp_path ${folder}/${kind};`).join(" ");
    const main = join(folder, "main.conf");
    await writeFile(join(folder, "pages.conf"), adapt("nginx.conf"));
    await writeFile(
      main,
      `pid ${folder}/pid; error_log ${folder}/error.log; events {}
       http { access_log off; ${temporary} include ${folder}/pages.conf; }`,
    );
    const args = ["-e", join(folder, "error.log"), "-c", main];
    const nginx = findProgram("nginx") ?? "";
    execFileSync(nginx, ["-t", "-q", ...args]);
    return startProgram(nginx, [...args, "-g", "daemon off;"], () => answers(port));
  },
  async haproxy({ folder, port, adapt }) {
    const file = join(folder, "haproxy.cfg");
    await writeFile(join(folder, "haproxy.lua"), adapt("haproxy.lua"));
    await writeFile(file, adapt("haproxy.cfg"));
    return startProgram(findProgram("haproxy") ?? "", ["-db", "-f", file], () => answers(port));
  },
  async caddy({ folder, port, adapt }) {
    const file = join(folder, "Caddyfile");
    await mkdir(join(folder, "home"));
    const options = "{\n\tadmin off\n\tauto_https off\n}\n";
    await writeFile(file, `${options}${adapt("service.caddy")}`);
    const args = ["run", "--config", file, "--adapter", "caddyfile"];
    const env = { HOME: join(folder, "home"), XDG_CONFIG_HOME: folder, XDG_DATA_HOME: folder };
    return startProgram(findProgram("caddy") ?? "", args, () => answers(port), env);
  },
};

function answers(port: number): Promise<boolean> {
  return send(port, "/200").then(
    ({ status }) => status === 200,
    () => false,
  );
}

export type Sent = { status: number; headers: IncomingHttpHeaders; body: string };

/** What a visitor gets; `fetch` would set and follow what a browser's window does not. */
export function send(
  port: number,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string } = {},
): Promise<Sent> {
  const { method = "GET", headers = {}, body } = options;
  return new Promise((resolve, reject) => {
    const host = "127.0.0.1";
    const outgoing = request({ host, port, path, method, headers, agent: false }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (chunk: string) => {
        text += chunk;
      });
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text }),
      );
    });
    outgoing.on("error", reject);
    outgoing.end(body);
  });
}

export const windowHeaders = {
  accept: "text/html,application/xhtml+xml,*/*;q=0.8",
  "sec-fetch-dest": "document",
};
