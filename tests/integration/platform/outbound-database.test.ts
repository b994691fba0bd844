import { expect, test } from "vitest";
import { callOutbound } from "#lib/platform/outbound.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const timeoutMilliseconds = 1000;

test.each([
  ["by its address", "127.0.0.1", []],
  ["by another address of this machine", "127.9.9.9", []],
  ["by a name", "innocent.example.com", ["127.0.0.1"]],
  ["by a name of IPv6", "innocent.example.com", ["::1"]],
  ["by one address among others", "innocent.example.com", ["93.184.216.34", "127.0.0.1"]],
])(
  "[exception 52] Paramedic's own database is never called: %s",
  async (_what, host, addresses) => {
    const { port } = new URL(database.url);
    const call = callOutbound(
      { url: `http://${host}:${port}/`, allowPrivate: true, timeoutMilliseconds },
      (name, _options, callback) => {
        const own = name === "innocent.example.com" ? addresses : ["127.0.0.1"];
        callback(
          null,
          own.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })),
        );
      },
    );
    await expect(call).rejects.toMatchObject({
      code: "EREFUSED_ADDRESS",
      message: expect.stringContaining("own database"),
    });
  },
);
