import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { answerErrorPage, type PageSource } from "#lib/error-pages/answer-error-page.ts";
import { freePort } from "#tests/support/start-database.ts";

type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;
export type Running = { origin: string; close(): Promise<void> };

export type Received = { method: string; cookie: string | null };

/** Frames the error pages for plain HTTP, as a front of Paramedic does; keeps the paths it was asked for. */
export async function serveErrorPages(
  makeSource: (base_url: string) => PageSource,
): Promise<Running & { asked: string[]; received: Received[] }> {
  const asked: string[] = [];
  const received: Received[] = [];
  const running = await serve((origin) => {
    const source = makeSource(origin);
    return async (request, response) => {
      asked.push(request.url ?? "/");
      const headers = new Headers();
      for (const [name, value] of Object.entries(request.headers)) headers.set(name, String(value));
      const { method = "GET", url = "/" } = request;
      received.push({ method, cookie: request.headers.cookie ?? null });
      const answer = await answerErrorPage(source, { method, url: new URL(url, origin), headers });
      response.writeHead(answer.status, answer.headers).end(answer.body);
    };
  });
  return { ...running, asked, received };
}

export type Shop = Running & { broken: boolean; requests: string[] };

/** A shop behind a proxy: while it is broken, the proxy shows the page of Paramedic in its place. */
export async function serveShop(pages: string): Promise<Shop> {
  const requests: string[] = [];
  const shop: Shop = { origin: "", close: async () => {}, broken: true, requests };
  const running = await serve(() => async (request, response) => {
    const { method = "GET", url = "/" } = request;
    if (url !== "/favicon.ico") requests.push(`${method} ${url}`);
    if (!shop.broken) {
      response.writeHead(200, { "content-type": "text/html" }).end("<h1>The shop is open</h1>");
      return;
    }
    const headers = { accept: String(request.headers.accept), "x-original-method": method };
    const page = await fetch(`${pages}/e/shop/502`, { headers });
    const body = await page.text();
    response.writeHead(502, Object.fromEntries(page.headers)).end(body);
  });
  return Object.assign(shop, running);
}

async function serve(handle: (origin: string) => Handler): Promise<Running> {
  const port = await freePort();
  const origin = `http://127.0.0.1:${port}`;
  const answer = handle(origin);
  const server: Server = createServer((request, response) => {
    answer(request, response).catch((error) => response.writeHead(500).end(String(error)));
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  const close = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { origin, close };
}
