import { createServer, type IncomingMessage } from "node:http";
import { Readable } from "node:stream";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";
import { z } from "zod";
import { POST } from "#app/api/mcp/route.ts";
import { listen } from "#tests/support/listen.ts";

/** The route over HTTP, as Next frames it. */
export async function startMcpServer() {
  const server = createServer(async (request, response) => {
    if (request.method !== "POST") return void response.writeHead(405, { allow: "POST" }).end();
    const answer = await POST(toRequest(request));
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.end(Buffer.from(await answer.arrayBuffer()));
  });
  const { port, close } = await listen(server, 0);
  return { url: `http://127.0.0.1:${port}/api/mcp`, close };
}

function toRequest(request: IncomingMessage): Request {
  return new Request(`http://localhost:3000${request.url}`, {
    method: "POST",
    headers: Object.entries(request.headers).map(([name, value]): [string, string] => [
      name,
      String(value),
    ]),
    body: Readable.toWeb(request),
    duplex: "half",
  } as RequestInit);
}

/** The official client, signed in with these headers. */
export async function connectMcp(url: string, headers: Record<string, string>): Promise<Client> {
  const client = new Client({ name: "test", version: "1" });
  const transport = new StreamableHTTPClientTransport(new URL(url), { requestInit: { headers } });
  // Its types and ours differ in what a missing session id is.
  await client.connect(transport as Parameters<Client["connect"]>[0]);
  return client;
}

const Answer = z.object({
  isError: z.boolean().default(false),
  content: z.array(z.object({ type: z.literal("text"), text: z.string() })).length(1),
  structuredContent: z
    .object({ untrusted: z.literal(true), notice: z.string(), data: z.unknown() })
    .optional(),
});

/** What a tool answers: its text, and the data where there is some. */
export async function callMcpTool(client: Client, name: string, input: object = {}) {
  const answer = await client.callTool({ name, arguments: { ...input } });
  const { isError, content, structuredContent } = Answer.parse(answer);
  return { isError, text: content[0]?.text ?? "", data: structuredContent?.data };
}
