import type { IncomingMessage } from "node:http";
import { Webhook } from "standardwebhooks";

const longestBytes = 64 * 1024;

/** Reads a call that Paramedic signed (Standard Webhooks). Throws when the signature is not right. */
export async function readSignedCall(request: IncomingMessage, secret: string): Promise<string> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > longestBytes) throw new Error("the call is too long");
    chunks.push(Buffer.from(chunk));
  }
  const body = Buffer.concat(chunks).toString("utf8");
  const headers = Object.entries(request.headers).map(([name, value]) => [name, String(value)]);
  new Webhook(secret).verify(body, Object.fromEntries(headers));
  return body;
}
