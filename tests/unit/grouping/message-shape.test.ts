import fc from "fast-check";
import { expect, test } from "vitest";
import { prepareShape } from "#lib/grouping/message-shape.ts";
import { holdsOnce, spend } from "#tests/support/spend.ts";

test.each([
  ["", ""],
  ["   \n\n  ", ""],
  ["user bob not found", "user bob not found"],
  ["  first  line \r\n\n second\tline\nthird line", "first line second line"],
  ["\u001b[31mred\u001b[0m alarm", "red alarm"],
  ["a\u0000b", "a b"],
  ["half \ud800 a character", "half \ufffd a character"],
])("the shape of %j is %j: two lines, single spaces", (message, shape) => {
  expect(prepareShape(message)).toBe(shape);
});

test.each([
  ["Request to https://shop.example/orders/7?page=2#top, failed", "Request to <url>, failed"],
  ["(see jdbc:postgresql://db.example:5432/x)", "(see jdbc:<url>)"],
  ["No mailbox for bob.smith+x@mail.example.org.", "No mailbox for <email>."],
  ["Job 550e8400-e29b-41d4-a716-446655440000 failed", "Job <uuid> failed"],
  ["connect ECONNREFUSED 127.0.0.1:5432", "connect ECONNREFUSED <ip>"],
  ["connect ETIMEDOUT fe80::1ff:fe23:4567:890a now", "connect ETIMEDOUT <ip> now"],
  ["from /10.2.3.4:50010 to [::1]:80", "from /<ip> to [<ip>]:<number>"],
  ["std::vector a::b Foo::bar() failed", "std::vector a::b Foo::bar() failed"],
  ["getaddrinfo ENOTFOUND db-1.internal.example.com", "getaddrinfo ENOTFOUND <host>"],
  ["shop.example.co.uk:443 closed, localhost:80 too", "<host> closed, <host> too"],
  ["org.example.shop.Cart of vendor.bundle.js", "org.example.shop.Cart of vendor.bundle.js"],
  ["read app.index.js:10 again", "read app.index.js:<number> again"],
  ["at 2024-01-02T10:00:00.123Z and 10:00:01", "at <time> and <time>"],
  ["at 2024-01-02 10:00:00,123 precisely", "at <time> precisely"],
  ["[Sun Dec 04 04:47:44 2005] up", "[<time>] up"],
  ["since Jun 9 06:06:20 and 14 Jul 2021", "since <time> and <time>"],
  ["may 3 users march on", "may <number> users march on"],
  ["iar 0x0010af, dear 0245a280 octets 00:1b:44:11:3a:b7", "iar <hex>, dear <hex> octets <hex>"],
  [
    "open /etc/app.conf or C:\\Windows\\x.dll in src/app/page.ts",
    "open <path> or <path> in <path>",
  ],
  ["GET /orders/7?page=2&size=3 failed", "GET <path> failed"],
  ["Input/output error in text/html", "Input/output error in text/html"],
  [
    "took 12.5ms and 3 seconds of 1h2m3s or 900 s",
    "took <duration> and <duration> of <duration> or <duration>",
  ],
  ["of 10KB or 384.0 MB and 12 bytes (1.2 KB)", "of <size> or <size> and <size>"],
  [
    "7 items at -3.5 % or 12% of #42 for $9.99",
    "<number> items at <number> % or <number> of <number> for <number>",
  ],
  ["worker-7 of node-D3 on eth0", "worker-<id> of node-D<id> on eth<id>"],
  ["blk_-38865 and attempt_144_0020_m_01_0", "blk_<id> and attempt_<id>"],
  ["token xK9f2Lq8 invalid", "token <id> invalid"],
  ["user=bob42,uid=0 (tty=2)", "user=bob<id>, uid=<number> (tty=<number>)"],
  ["illegal instruction......0", "illegal instruction......<number>"],
])("what varies by its form gets a name: %j is %j", (message, shape) => {
  expect(prepareShape(message)).toBe(shape);
});

test.each([
  ["Table 'x.orders' doesn't exist", "Table <string> doesn't exist"],
  [
    "Cannot read properties of undefined (reading 'id')",
    "Cannot read properties of undefined (reading <string>)",
  ],
  ['relation "orders" does not exist', "relation <string> does not exist"],
  ["Unknown column `price` in the query", "Unknown column <string> in the query"],
  ["Produkt „Blaues Hemd“ ist ausverkauft", "Produkt <string> ist ausverkauft"],
  ["it's the users' fault, isn't it", "it's the users' fault, isn't it"],
  ['1.2.3.4 "GET /a/b HTTP/1.1" status: 200', "<ip> GET <string> status: <number>"],
  ['{"error":"invalid_grant","for":"bob smith"}', '{"error":"invalid_grant","for":<string>}'],
  ['"Connection refused"', '"Connection refused"'],
  ['Error: "Permission denied"', 'Error: "Permission denied"'],
])("quoted parts are values where words around them tell the error: %j is %j", (message, shape) => {
  expect(prepareShape(message)).toBe(shape);
});

test.each([
  [["ask to delete blk_1", "ask to delete blk_1 blk_2 blk_-3"]],
  [["speeds ( 1 2 3 )", "speeds ( 4 5 6 7 8 )"]],
  [["lost [10.0.0.1:80]", "lost [10.0.0.1:80,10.0.0.2:80]"]],
  [["at (00af12bc) iar 00112233", "at (00af12bc) iar 00112233 (11af12bc) iar 00a12233"]],
  [["free 3 MB", "free 2.5 KB", "free 10B"]],
])("lists of any length and units of any size are alike: %j", (messages) => {
  expect(new Set(messages.map(prepareShape)).size).toBe(1);
});

test("a message is cut at 1,000 code units, between words, before anything is looked for", () => {
  const start = `failed ${"word ".repeat(150)}`;
  expect(prepareShape(`${start}${"tail ".repeat(20_000)}`)).toBe(
    prepareShape(`${start}${"tail ".repeat(400)}`),
  );
  expect(prepareShape("x".repeat(100_000))).toHaveLength(1000);
  expect(prepareShape(`${"word ".repeat(199)}halfword`)).not.toMatch(/ hal?f?$/);
});

const worst = [
  "a",
  "1",
  "/",
  ".",
  ":",
  "@",
  "'",
  '"',
  "`",
  "<",
  "(",
  "-",
  "a.",
  "1.",
  "a:",
  "a@",
  "1:",
  "'a ",
  "1-",
  "::",
  "x=1,",
  "Mon ",
  "Jan 1 ",
  "1s",
  "1h",
  "f:",
  "1 1 ",
  "a 1 b 1 ",
  "<number> ",
  "://",
  "a://",
  "?=",
  "\u001b[",
  "“",
];

test("the cost of a message does not grow with its length, nor by more than its length up to the cut", () => {
  const measure = (length: number) => {
    const messages = worst.map((part) => part.repeat(Math.ceil(length / part.length)));
    return spend(() => {
      for (const message of messages)
        for (let turn = 0; turn < 20; turn += 1) prepareShape(message);
    });
  };
  measure(1000);
  expect(holdsOnce(() => measure(100_000) < 8 * measure(1000))).toBe(true);
  // Four times as long: a quadratic cost would be 16 times as much.
  expect(holdsOnce(() => measure(1000) < 12 * measure(250))).toBe(true);
});

test("any text has a shape that a database keeps: well-formed, without NUL, of one line", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 1500 }), (message) => {
      const shape = prepareShape(message);
      expect(shape.isWellFormed()).toBe(true);
      expect(shape).not.toContain("\u0000");
      expect(shape).not.toMatch(/\n| {2}|^ | $/);
    }),
  );
});

test("what was masked stays as it is when its shape is taken again", () => {
  for (const message of ["Job 12 of bob@x.org took 3 ms", "open '/a/b' at 10:00:00 on node-7"]) {
    const shape = prepareShape(message);
    expect(prepareShape(shape)).toBe(shape);
  }
});
