import type { RouteHandler } from "#lib/platform/http/define-route.ts";

type Call = {
  method?: string;
  url?: string;
  params?: Record<string, string>;
  body?: unknown;
  headers?: Record<string, string>;
};
export type Called = { status: number; headers: Headers; body: unknown };

/** Calls a route handler as Next does. */
export async function callRoute(handler: RouteHandler, call: Call): Promise<Called> {
  const { method = "GET", url = "/", params = {}, body, headers = {} } = call;
  const request = new Request(`http://localhost:3000${url}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const answer = await handler(request, { params: Promise.resolve(params) });
  const text = await answer.text();
  return {
    status: answer.status,
    headers: answer.headers,
    body: text === "" ? undefined : JSON.parse(text),
  };
}
