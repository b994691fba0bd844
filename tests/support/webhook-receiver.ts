import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { freePort } from "#tests/support/start-database.ts";

export type ReceivedRequest = { headers: Record<string, string>; body: string };
export type WebhookReceiver = {
  url: string;
  received: ReceivedRequest[];
  /** How to answer from now on; 204 unless set. */
  answer: (request: ReceivedRequest, response: ServerResponse) => void;
  close(): Promise<void>;
};

/** A real HTTP server on loopback that keeps what it is sent. */
export async function startWebhookReceiver(): Promise<WebhookReceiver> {
  const port = await freePort();
  const receiver: WebhookReceiver = {
    url: `http://127.0.0.1:${port}/hook`,
    received: [],
    answer: (_request, response) => response.writeHead(204).end(),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
  const server = createServer(async (message, response) => {
    const request = await readRequest(message);
    receiver.received.push(request);
    receiver.answer(request, response);
  });
  await new Promise<void>((resolve) => server.listen(port, "127.0.0.1", resolve));
  return receiver;
}

async function readRequest(message: IncomingMessage): Promise<ReceivedRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(Buffer.from(chunk));
  const headers = Object.entries(message.headers).map(([name, value]) => [name, String(value)]);
  return { headers: Object.fromEntries(headers), body: Buffer.concat(chunks).toString("utf8") };
}
