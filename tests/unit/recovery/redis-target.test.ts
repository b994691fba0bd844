import fc from "fast-check";
import { expect, test } from "vitest";
import { TargetFault } from "#lib/recovery/call-fault.ts";
import {
  describeRedisAddress,
  readRedisAddress,
  splitRedisUrl,
  toLiteralPrefix,
} from "#lib/recovery/redis-address.ts";
import { classifyRedisError, decodeReply, encodeCommand } from "#lib/recovery/redis-reply.ts";
import { RedisTargetConfig } from "#lib/recovery/target-schemas.ts";

test.each([
  ["redis://cache.example", { host: "cache.example", port: 6379, tls: false, database: 0 }],
  ["rediss://cache.example:80/12", { host: "cache.example", port: 80, tls: true, database: 12 }],
  ["redis://[::1]/", { host: "::1", port: 6379, tls: false, database: 0 }],
  ["redis://0x7f.1", { host: "127.0.0.1", port: 6379, tls: false, database: 0 }],
])("%s is read", (url, address) => {
  expect(readRedisAddress(url)).toEqual(address);
});

test("the address of a URL is one that the rules for addresses understand", () => {
  expect(describeRedisAddress("rediss://CACHE.example:7000/3")).toBe("http://cache.example:7000");
  expect(describeRedisAddress("redis://[::1]")).toBe("http://[::1]:6379");
});

test("user and password are taken out of a URL", () => {
  const { url, ...rest } = splitRedisUrl("redis://me:p%40ss@cache.example:6379/2");
  expect(url).toBe("redis://cache.example:6379/2");
  expect(rest).toEqual({ username: "me", password: "p@ss" });
  expect(splitRedisUrl("redis://:word@cache.example").username).toBeUndefined();
});

const config = { url: "redis://cache.example:6379/0", prefix: "cache:" };

test.each([
  ["no prefix", { prefix: undefined }],
  ["an empty prefix", { prefix: "" }],
  ["a prefix that is a pattern", { prefix: "*" }],
  ["a pattern in the prefix", { prefix: "cache:?" }],
  ["a set in the prefix", { prefix: "cache:[ab]" }],
  ["a backslash before nothing", { prefix: "cache:\\" }],
  ["a backslash before a letter", { prefix: "cache\\n" }],
  ["an escaped backslash before a pattern", { prefix: "cache:\\\\*" }],
  ["a line break", { prefix: "cache:\r\n" }],
  ["another protocol", { url: "http://cache.example" }],
  ["a path that is no database", { url: "redis://cache.example/zero" }],
  ["a query", { url: "redis://cache.example/0?db=3" }],
  ["no limit at all", { max_keys: 0 }],
  ["a limit that is none", { max_keys: 10_000_000 }],
  ["an unknown setting", { flush: true }],
])("[exception 57] a config with %s is refused", (_what, change) => {
  expect(RedisTargetConfig.safeParse({ ...config, ...change }).success).toBe(false);
});

test.each(["cache:", "a\\*b:", "\\[x\\]\\?\\\\", "ä:"])("the prefix %s is taken", (prefix) => {
  expect(RedisTargetConfig.parse({ ...config, prefix })).toMatchObject({
    prefix,
    max_keys: 100_000,
  });
});

test("[exception 57] the bytes of a prefix are those of the characters it means", () => {
  expect(toLiteralPrefix("a\\*\\\\b:").toString()).toBe("a*\\b:");
});

test("a command is encoded with the lengths of its bytes", () => {
  const encoded = encodeCommand(["UNLINK", "ä", Buffer.from([0, 13, 10])]);
  expect(encoded.toString("latin1")).toBe(
    "*3\r\n$6\r\nUNLINK\r\n$2\r\n\u00c3\u00a4\r\n$3\r\n\0\r\n\r\n",
  );
});

test("a reply is put together however it is cut, and never before it is whole", () => {
  const keys = fc.array(fc.uint8Array({ maxLength: 20 }), { maxLength: 8 });
  fc.assert(
    fc.property(keys, fc.nat(), (bytes, cut) => {
      const items = bytes.map((key) => Buffer.from(key));
      const parts = [`*2\r\n$1\r\n0\r\n*${items.length}\r\n`];
      const body = items.map((key) =>
        Buffer.concat([Buffer.from(`$${key.length}\r\n`), key, Buffer.from("\r\n")]),
      );
      const data = Buffer.concat([Buffer.from(parts.join("")), ...body]);
      expect(decodeReply(data.subarray(0, cut % data.length))).toBeNull();
      const whole = { reply: [Buffer.from("0"), items], next: data.length };
      expect(decodeReply(data)).toEqual(whole);
      expect(decodeReply(Buffer.concat([data, Buffer.from("+OK\r\n")]))).toEqual(whole);
    }),
  );
});

test.each([
  [":12\r\n", 12],
  ["$-1\r\n", null],
  ["*-1\r\n", null],
  ["*0\r\n", []],
  ["-NOPERM no\r\n", { code: "NOPERM", message: "NOPERM no" }],
])("the reply %j is understood", (text, reply) => {
  expect(decodeReply(Buffer.from(text))?.reply).toEqual(reply);
});

test.each(["HTTP/1.1 400\r\n", ":x\r\n", "$1e9\r\n", "*1\r\n*1\r\n*1\r\n*1\r\n:1\r\n", "\r\n"])(
  "[exception 10] the reply %j is garbage",
  (text) => {
    expect(() => decodeReply(Buffer.from(text))).toThrow(TargetFault);
  },
);

test.each([
  ["NOAUTH Authentication required.", "config"],
  ["WRONGPASS invalid username-password pair", "config"],
  ["NOPERM this user has no permissions", "config"],
  ["ERR invalid password", "config"],
  ["ERR DB index is out of range", "config"],
  ["READONLY You can't write against a read only replica.", "config"],
  ["LOADING Redis is loading the dataset in memory", "busy"],
  ["BUSY Redis is busy running a script", "busy"],
  ["MISCONF Redis is configured to save RDB snapshots", "refused"],
])("[exception 6] %s: %s", (message, fault) => {
  expect(classifyRedisError({ code: message.split(" ")[0] ?? "", message })).toBe(fault);
});
