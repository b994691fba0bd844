import type { LookupAddress } from "node:dns";
import { createServer, type Server, type Socket } from "node:net";
import { afterAll, afterEach, beforeAll, describe, expect, test } from "vitest";
import { refuseAddress } from "#lib/platform/callable-address.ts";
import type { Resolve } from "#lib/platform/internal/resolve-all.ts";
import { callOutbound, requireCallableUrl } from "#lib/platform/outbound.ts";

type Talk = (socket: Socket) => void;

/** A raw server on loopback that says whatever a test wants, and keeps what it heard. */
const remote = { port: 0, connections: 0, heard: "", talk: (() => {}) as Talk };
let server: Server;

beforeAll(async () => {
  server = createServer((socket) => {
    remote.connections += 1;
    socket.on("error", () => {});
    socket.on("data", (bytes) => {
      remote.heard += bytes.toString("latin1");
    });
    remote.talk(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  remote.port = typeof address === "object" && address ? address.port : 0;
});
afterAll(() => new Promise((resolve) => server.close(resolve)));
afterEach(() => {
  Object.assign(remote, { connections: 0, heard: "", talk: () => {} });
});

const timeoutMilliseconds = 1000;
const say = (text: string) => (socket: Socket) => socket.once("data", () => socket.end(text));
/** A name server that gives these answers, one after the other, and the last one for ever. */
function answering(...answers: string[][]): { resolve: Resolve; asked: string[] } {
  const asked: string[] = [];
  const resolve: Resolve = (hostname, _options, callback) => {
    const answer = answers[Math.min(asked.length, answers.length - 1)] ?? [];
    asked.push(hostname);
    const addresses = answer.map((address): LookupAddress => {
      return { address, family: address.includes(":") ? 6 : 4 };
    });
    callback(null, addresses);
  };
  return { resolve, asked };
}

describe("[exception 52] an address that may not be called", () => {
  const hosts = [
    ...["2130706433", "0x7f.1", "0177.0.0.1", "127.1", "127。0。0。1", "①②⑦.0.0.1", "0", "0.0.0.0"],
    ...["localhost", "localhost.", "a.localhost", "[::]", "[::1]", "[::ffff:127.0.0.1]"],
    ...["[::ffff:7f00:1]", "[0:0:0:0:0:ffff:a00:1]", "[::127.0.0.1]", "[64:ff9b::7f00:1]"],
    ...["[64:ff9b:1::7f00:1]", "[2002:7f00:1::]", "[2001:0:7f00:1::]", "[fc00::1]", "[fe80::1]"],
    ...["[fec0::1]", "[ff02::1]", "[100::1]", "[5f00::1]", "169.254.169.254", "[fd00:ec2::254]"],
    ...["100.100.100.200", "192.0.0.192", "198.18.0.1", "192.88.99.1", "224.0.0.1"],
    ...["255.255.255.255", "0300.0250.1.1", "10.0.0.1", "172.16.0.1", "168.63.129.16"],
    ...["user@127.0.0.1", "example.com:22", "example.com:5432", "example.com:6379"],
  ];
  test.each(hosts)("http://%s is refused before anything is connected to", async (host) => {
    expect(() => requireCallableUrl(`http://${host}/`, false)).toThrow(/refused|user or password/);
    const call = callOutbound({ url: `http://${host}/`, allowPrivate: false, timeoutMilliseconds });
    await expect(call).rejects.toThrow();
    expect(remote.connections).toBe(0);
  });

  test.each([
    ["http:/\\127.0.0.1"],
    ["http:127.0.0.1"],
    ["http://example.com:1@127.0.0.1/"],
    ["http://127.0.0.1\\@example.com"],
    ["file:///etc/passwd"],
    ["gopher://example.com"],
    ["ftp://example.com"],
    ["data:text/plain,x"],
    ["unix:/run/docker.sock"],
    [`https://example.com/${"a".repeat(10_000)}`],
  ])("%s is refused", (url) => {
    expect(() => requireCallableUrl(url, false)).toThrow();
  });

  test.each([
    ["169.254.169.254"],
    ["[::ffff:169.254.169.254]"],
    ["[64:ff9b::a9fe:a9fe]"],
    ["[2002:a9fe:a9fe::]"],
    ["[::169.254.169.254]"],
    ["[fd00:ec2::254]"],
    ["[fd20:ce::254]"],
    ["169.254.170.2"],
    ["168.63.129.16"],
  ])("http://%s is refused although private addresses are allowed", (host) => {
    expect(() => requireCallableUrl(`http://${host}/`, true)).toThrow(/metadata/);
  });

  test("an address inside Teredo is read from its inverted bytes", () => {
    const inverted = "2001:0:0:0:0:0:5601:5601";
    expect(refuseAddress(inverted, true)).toMatch(/metadata/);
  });

  test.each([["93.184.216.34"], ["2606:2800:220:1:248:1893:25c8:1946"]])(
    "%s may be called",
    (address) => {
      expect(refuseAddress(address, false)).toBeNull();
    },
  );

  test.each([
    ["loopback", ["127.0.0.1"]],
    ["a private address beside a public one", ["93.184.216.34", "10.0.0.1"]],
    ["IPv6 loopback beside a public one", ["93.184.216.34", "::1"]],
    ["a metadata service", ["169.254.169.254"]],
  ])("a name that resolves to %s is refused without a connection", async (_what, addresses) => {
    const { resolve } = answering(addresses);
    const url = `http://rebound.example.com:${remote.port}/`;
    const call = callOutbound({ url, allowPrivate: false, timeoutMilliseconds }, resolve);
    await expect(call).rejects.toMatchObject({ code: "EREFUSED_ADDRESS" });
    expect(remote.connections).toBe(0);
  });

  test("a name is resolved once, and what was checked is what is connected to", async () => {
    remote.talk = say("HTTP/1.1 204 No Content\r\n\r\n");
    const { resolve, asked } = answering(["127.0.0.1"], ["169.254.169.254"]);
    const url = `http://flipping.example.com:${remote.port}/`;
    const answer = await callOutbound({ url, allowPrivate: true, timeoutMilliseconds }, resolve);
    expect(answer.status).toBe(204);
    expect(asked).toEqual(["flipping.example.com"]);
    expect(remote.heard).toContain(`host: flipping.example.com:${remote.port}`);
    // The next call asks again, and is refused.
    const next = callOutbound({ url, allowPrivate: true, timeoutMilliseconds }, resolve);
    await expect(next).rejects.toMatchObject({ code: "EREFUSED_ADDRESS" });
    expect(remote.connections).toBe(1);
  });
});

describe("what a remote answers", () => {
  const url = () => `http://127.0.0.1:${remote.port}/x`;
  const call = (change: object = {}) =>
    callOutbound({ url: url(), allowPrivate: true, timeoutMilliseconds, ...change });

  test.each([301, 302, 303, 307, 308])(
    "[exception 52] a redirect %i is not followed",
    async (status) => {
      const location = "http://169.254.169.254/latest/meta-data";
      remote.talk = say(
        `HTTP/1.1 ${status} Moved\r\nlocation: ${location}\r\ncontent-length: 0\r\n\r\n`,
      );
      expect(await call()).toMatchObject({ status });
      expect(remote.connections).toBe(1);
    },
  );

  test("[exception 10] an endless body is cut at 64 KiB", async () => {
    remote.talk = (socket) =>
      socket.once("data", () => {
        socket.write("HTTP/1.1 200 OK\r\n\r\n");
        const more = () => {
          while (!socket.destroyed && socket.write("x".repeat(16_384)));
        };
        socket.on("drain", more);
        more();
      });
    expect((await call()).body).toBe("x".repeat(64 * 1024));
  });

  test.each<[string, Talk]>([
    ["never answers", () => {}],
    [
      "sends its headers and never its body",
      (socket) => socket.write("HTTP/1.1 200 OK\r\ncontent-length: 9\r\n\r\n"),
    ],
    [
      "sends one header after the other",
      (socket) => {
        socket.write("HTTP/1.1 200 OK\r\n");
        const timer = setInterval(() => socket.write("a: b\r\n"), 20);
        socket.on("close", () => clearInterval(timer));
      },
    ],
  ])("[exception 10] a remote that %s ends with the time of the call", async (_what, talk) => {
    remote.talk = talk;
    await expect(call({ timeoutMilliseconds: 300 })).rejects.toMatchObject({
      name: "TimeoutError",
    });
  });

  test.each([
    ["headers without end", `HTTP/1.1 200 OK\r\na: ${"x".repeat(64 * 1024)}\r\n\r\n`],
    ["garbage", "SSH-2.0-OpenSSH_9.2\r\n"],
    ["nothing", ""],
  ])("[exception 10] %s is an error and not an answer", async (_what, text) => {
    remote.talk = say(text);
    await expect(call()).rejects.toThrow();
  });

  test("a header that would end the line is refused before it is sent", async () => {
    const headers = { "x-reason": "a\r\nx-admin: true" };
    await expect(call({ headers })).rejects.toMatchObject({ code: "UND_ERR_INVALID_ARG" });
    expect(remote.heard).toBe("");
  });
});
