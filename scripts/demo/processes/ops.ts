import { createServer } from "node:http";
import { WebhookBody } from "#lib/notifications/notice-schemas.ts";
import { endWithParent } from "../kit/end-with-parent.ts";
import { readSignedCall } from "../kit/signed-call.ts";
import { variable } from "../kit/variable.ts";

// The people of ops: believe what is signed, and say what they were told.
endWithParent();
createServer(async (request, response) => {
  try {
    const body = await readSignedCall(request, variable("CHANNEL_SECRET"));
    const { data } = WebhookBody.parse(JSON.parse(body));
    console.log(`  told ops: ${data.title} ${data.url}`);
    response.writeHead(204).end();
  } catch {
    response.writeHead(401).end();
  }
}).listen(Number(variable("PORT")), "127.0.0.1");
