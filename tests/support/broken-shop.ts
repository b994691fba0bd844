import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { listen, text } from "#tests/support/listen.ts";

export type BrokenShop = {
  port: number;
  /** Method and path of every request of a visitor, in order. */
  requests: string[];
  broken: boolean;
  /** Lets the action go on that was called to heal it. */
  letHeal(): void;
  close(): Promise<void>;
};

/** A service that reports its failures to Paramedic, and is well again when the action POST /heal may go on. */
export async function startBrokenShop(reportTo: () => { url: string; key: string }) {
  const healing = Promise.withResolvers<void>();
  const shop: BrokenShop = {
    ...{ port: 0, requests: [], broken: true },
    letHeal: () => healing.resolve(),
    close: async () => {},
  };
  const server = createServer((request, response) => {
    respond(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  Object.assign(shop, await listen(server, 0));
  return shop;

  async function respond(request: IncomingMessage, response: ServerResponse): Promise<void> {
    await text(request);
    if (request.url === "/health") response.writeHead(shop.broken ? 503 : 200).end();
    else if (request.url === "/heal") await heal(response);
    else await serveVisitor(request, response);
  }

  async function heal(response: ServerResponse): Promise<void> {
    await healing.promise;
    shop.broken = false;
    response.writeHead(204).end();
  }

  async function serveVisitor(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { method = "GET", url = "/", headers } = request;
    if (url !== "/favicon.ico") shop.requests.push(`${method} ${url}`);
    if (shop.broken && url !== "/form") {
      await report(String(headers["x-request-id"]));
      response.writeHead(503).end("Error: no connection at pool.ts:12");
      return;
    }
    const form = '<form method="post" action="/pay"><button>Pay</button></form>';
    const inside = url === "/form" ? form : "<h1>The shop is open</h1>";
    response.writeHead(200, { "content-type": "text/html" });
    response.end(`<!doctype html><html lang="en"><title>Shop</title><body>${inside}`);
  }

  async function report(request_id: string): Promise<void> {
    const { url, key } = reportTo();
    const message = "no connection to the database";
    const record = {
      service_name: "shop",
      error_code: "DB_CONNECTION_FAILED",
      message,
      request_id,
    };
    await fetch(url, {
      method: "POST",
      headers: { authorization: `Bearer ${key}`, "content-type": "application/json" },
      body: JSON.stringify(record),
    });
  }
}
