import { Client } from "undici";
import { z } from "zod";
import type { Told } from "./ledger.ts";

const patienceMilliseconds = 20_000;
const longestReason = 240;
const Accepted = z.object({
  stored: z.enum(["database", "spool"]),
  ids: z.array(z.string()),
  rejected: z.array(z.unknown()),
});
/** Codes of connections that were never made. */
const neverConnected = /ECONNREFUSED|UND_ERR_CONNECT_TIMEOUT/;
/** The answers by which the door says that it took nothing. */
const refusals = new Set([429, 503]);

export type DoorClient = {
  /** Sends one record and says what it was told; never rejects. */
  send(id: string, body: string): Promise<Told>;
  close(): Promise<void>;
};

/** One kept connection to the native door. */
export function openDoorClient(port: number, key: string): DoorClient {
  const client = new Client(`http://127.0.0.1:${port}`, {
    headersTimeout: patienceMilliseconds,
    bodyTimeout: patienceMilliseconds,
  });
  const headers = { "content-type": "application/json", authorization: `Bearer ${key}` };
  return {
    async send(id, body) {
      try {
        const answer = await client.request({ path: "/api/ingest", method: "POST", headers, body });
        const text = await answer.body.text();
        return judge(id, answer.statusCode, text, Number(answer.headers["retry-after"]));
      } catch (error) {
        const { code, message } = error as Error & { code?: string };
        const reason = `${code ?? ""} ${message}`.trim();
        return { fate: neverConnected.test(reason) ? "unreached" : "unknown", reason };
      }
    },
    close: () => client.destroy(),
  };
}

/** An answer that the contract does not know makes the record's fate unknown, and is counted. */
function judge(id: string, status: number, text: string, retryAfter: number): Told {
  const reason = `${status} ${text.slice(0, longestReason)}`;
  if (refusals.has(status)) {
    return { fate: "refused", status, retryAfter: retryAfter > 0 ? retryAfter : null, reason };
  }
  if (status === 202) {
    const { stored, ids, rejected } = Accepted.parse(JSON.parse(text));
    if (ids[0] === id && rejected.length === 0) {
      return { fate: "acknowledged", where: stored, status };
    }
  }
  return { fate: "unknown", status, reason, unexpected: true };
}
