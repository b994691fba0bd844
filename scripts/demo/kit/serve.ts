import { randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { endWithParent } from "./end-with-parent.ts";
import { fetchErrorPage, type PassedOn } from "./error-page.ts";
import { ServiceFailure, VisitorFault } from "./failures.ts";
import { renderPage } from "./page.ts";
import { readSignedCall } from "./signed-call.ts";
import { variable } from "./variable.ts";

export type DemoService = {
  name: string;
  title: string;
  /** The inner HTML of the page for a visitor. */
  answer(url: URL): Promise<string>;
  /** Throws while visitors could not be served. */
  requireHealth(): Promise<void>;
  report(failure: ServiceFailure, requestId: string): void;
  /** What Paramedic may ask for, signed, by path. */
  actions?: Record<string, () => Promise<string>>;
};

/** Serves a demo service on PORT until the process is ended. */
export function serve(service: DemoService): void {
  endWithParent();
  const server = createServer(async (request, response) => {
    const answer = await respond(service, request).catch((error): PassedOn => {
      console.error(error);
      return { status: 500, headers: {}, body: "" };
    });
    send(response, answer);
  });
  server.listen(Number(variable("PORT")), "127.0.0.1");
}

async function respond(service: DemoService, request: IncomingMessage): Promise<PassedOn> {
  const url = new URL(request.url ?? "/", "http://service");
  const action = service.actions?.[url.pathname];
  if (action) return act(action, request);
  if (url.pathname === "/health") return answerHealth(service);
  if (url.pathname === "/favicon.ico") return { status: 204, headers: {}, body: "" };
  return answerVisitor(service, request, url);
}

async function answerVisitor(
  service: DemoService,
  request: IncomingMessage,
  url: URL,
): Promise<PassedOn> {
  const requestId = String(request.headers["x-request-id"] ?? randomUUID());
  try {
    const body = renderPage(service.title, await service.answer(url));
    const headers = { "content-type": "text/html; charset=utf-8", "x-request-id": requestId };
    return { status: 200, headers, body };
  } catch (error) {
    if (!(error instanceof ServiceFailure || error instanceof VisitorFault)) throw error;
    if (error instanceof ServiceFailure) service.report(error, requestId);
    const { kind } = error;
    const page = { service: service.name, kind, requestId, headers: request.headers };
    return fetchErrorPage(variable("PARAMEDIC_URL"), page);
  }
}

async function answerHealth(service: DemoService): Promise<PassedOn> {
  const failure = await service.requireHealth().then(
    () => null,
    (error: Error) => error.message,
  );
  const body = JSON.stringify(failure ? { status: "failing", failure } : { status: "well" });
  return { status: failure ? 503 : 200, headers: { "content-type": "application/json" }, body };
}

async function act(action: () => Promise<string>, request: IncomingMessage): Promise<PassedOn> {
  const headers = { "content-type": "application/json" };
  if (request.method !== "POST") return { status: 405, headers: { allow: "POST" }, body: "" };
  try {
    await readSignedCall(request, variable("ACTION_SECRET"));
  } catch {
    return {
      status: 401,
      headers,
      body: JSON.stringify({ detail: "The signature is not right." }),
    };
  }
  return { status: 200, headers, body: JSON.stringify({ detail: await action() }) };
}

function send(response: ServerResponse, { status, headers, body }: PassedOn): void {
  response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) });
  response.end(body);
}
