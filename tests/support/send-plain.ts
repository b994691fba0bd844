import { type IncomingHttpHeaders, request } from "node:http";

export type PlainAnswer = { status: number; headers: IncomingHttpHeaders; body: string };
type PlainRequest = {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
};

/** Sends a request with these headers and no others but Host: `fetch` would add an Accept of its own. */
export function sendPlain(port: number, plain: PlainRequest): Promise<PlainAnswer> {
  const { method, path, headers, body = "" } = plain;
  return new Promise((resolve, reject) => {
    const sent = request({ host: "127.0.0.1", port, method, path, headers }, (answer) => {
      let text = "";
      answer.setEncoding("utf8").on("data", (part: string) => {
        text += part;
      });
      answer.once("error", reject).once("end", () => {
        resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: text });
      });
    });
    sent.once("error", reject).end(body);
  });
}
