import { expect, test } from "vitest";
import type { Occurrence } from "#lib/grouping/fingerprint.ts";
import {
  deriveFingerprintV2,
  type GroupingRule,
  keyOfTemplate,
} from "#lib/grouping/fingerprint-v2.ts";

const occurrence: Occurrence = {
  error_code: "UNKNOWN",
  message: "boom",
  stack_trace: null,
  fingerprint: [],
};
const group = (parts: Partial<Occurrence>, rules?: readonly GroupingRule[]) =>
  deriveFingerprintV2({ ...occurrence, ...parts }, rules);
const keyOf = (parts: Partial<Occurrence>) => group(parts).key;
const keyOfStack = (stack_trace: string) => keyOf({ stack_trace });

/** A deployment of a program: its folder, its bundles' hash and how many lines stand above. */
type Release = { folder: string; hash: string; above: number };
const first: Release = { folder: "/srv/releases/20261101", hash: "3f2a9c1b", above: 0 };
const second: Release = { folder: "/opt/shop-v2", hash: "d41d8cd9", above: 17 };

/** One error of each language, thrown in a function that the test names. */
const programs: Record<string, (place: string, release: Release) => string> = {
  node: (place, { folder, above }) => `StockError: only ${above} left
    at ${place} (${folder}/src/stock.js:${12 + above}:9)
    at async placeOrder (${folder}/src/order.js:${40 + above}:3)
    at process.processTicksAndRejections (node:internal/process/task_queues:105:5)`,
  chrome: (place, { hash, above }) => `StockError: only ${above} left
    at ${place} (https://shop.example/assets/main.${hash}.js:${1 + above}:2201)
    at HTMLButtonElement.placeOrder (https://shop.example/assets/main.${hash}.js:1:${99 + above})`,
  firefox: (
    place,
    { hash, above },
  ) => `${place}@https://shop.example/assets/main.${hash}.js:${1 + above}:2201
placeOrder@https://shop.example/assets/main.${hash}.js:1:${99 + above}`,
  python: (place, { folder, above }) => `Traceback (most recent call last):
  File "${folder}/venv/lib/python3.12/site-packages/flask/app.py", line ${900 + above}, in wsgi_app
  File "${folder}/shop/order.py", line ${40 + above}, in place_order
  File "${folder}/shop/stock.py", line ${12 + above}, in ${place}
    raise StockError(left)
shop.errors.StockError: only ${above} left`,
  java: (place, { above }) => `com.shop.StockException: only ${above} left
\tat com.shop.Stock.${place}(Stock.java:${12 + above})
\tat com.shop.Orders.lambda$place$${above}(Orders.java:${40 + above})
\tat java.base/java.lang.Thread.run(Thread.java:${1500 + above})`,
  go: (place, { folder, above }) => `panic: only ${above} left

goroutine ${7 + above} [running]:
github.com/acme/shop/stock.(*Shelf).${place}(0xc0000${above}, 0x${above})
\t${folder}/stock/shelf.go:${12 + above} +0x1${above}
main.main.func${1 + above}()
\t${folder}/main.go:${40 + above} +0x5c
created by main.main in goroutine 1
\t${folder}/main.go:9 +0x5c`,
  dotnet: (place, { folder, above }) => `Shop.StockException: only ${above} left
   at Shop.Stock.<${place}>d__${4 + above}.MoveNext() in ${folder}/Stock.cs:line ${12 + above}
--- End of stack trace from previous location ---
   at Shop.Orders.Place(Int32 count) in ${folder}/Orders.cs:line ${40 + above}`,
  ruby: (
    place,
    { folder, above },
  ) => `${folder}/app/stock.rb:${12 + above}:in 'Stock#${place}': only ${above} left (StockError)
\tfrom ${folder}/app/orders.rb:${40 + above}:in 'block (${1 + above} levels) in Orders#place'
\tfrom /usr/lib/ruby/gems/3.4.0/gems/rack-3.${above}/lib/rack.rb:3:in 'call'`,
  php: (
    place,
    { folder, above },
  ) => `Shop\\StockError: only ${above} left in ${folder}/src/Stock.php:${12 + above}
Stack trace:
#0 ${folder}/src/Orders.php(${40 + above}): Shop\\Stock->${place}(${above})
#1 ${folder}/vendor/slim/App.php(${90 + above}): Shop\\Orders->place(Object(Request))
#2 {main}`,
  rust: (place, { above }) => `thread 'main' panicked at src/stock.rs:${12 + above}:5:
only ${above} left
stack backtrace:
   0: rust_begin_unwind
             at /rustc/9fc6b431/library/std/src/panicking.rs:665:5
   1: shop::stock::${place}::h0123456789abcde${above % 10}
             at ./src/stock.rs:${12 + above}:5
   2: shop::orders::place::{{closure}}`,
};
const languages = Object.entries(programs);

test.each(languages)(
  "%s: lines, folders, bundles and the message do not split an error",
  (_, program) => {
    const one = group({ stack_trace: program("takeItem", first), message: "only 3 left" });
    const other = group({ stack_trace: program("takeItem", second), message: "other words" });
    expect(other.key).toBe(one.key);
    expect(one).toMatchObject({ basis: "stack", template: null });
  },
);

test.each(languages)("%s: another place is another error", (_, program) => {
  expect(keyOfStack(program("takeItem", first))).not.toBe(keyOfStack(program("countItems", first)));
});

/** How each language prints an error around another. */
const chains: Record<string, (root: string, rootType: string) => string> = {
  node: (root, type) => `OrderError: failed
    at placeOrder (/srv/order.js:4:1) {
  [cause]: ${type}: none
      at ${root} (/srv/stock.js:9:1)`,
  python: (root, type) => `Traceback (most recent call last):
  File "/srv/order.py", line 3, in place_order
  File "/srv/stock.py", line 9, in ${root}
${type}: none

The above exception was the direct cause of the following exception:

Traceback (most recent call last):
  File "/srv/order.py", line 5, in place_order
OrderError: failed`,
  java: (root, type) => `com.shop.OrderError: failed
\tat com.shop.Orders.place(Orders.java:4)
Caused by: com.shop.${type}: none
\tat com.shop.Stock.${root}(Stock.java:9)
\t... 12 more`,
  dotnet: (root, type) => `Shop.OrderError: failed
 ---> Shop.${type}: none
   at Shop.Stock.${root}()
   --- End of inner exception stack trace ---
   at Shop.Orders.Place()`,
  ruby: (root, type) => `order.rb:4:in 'rescue in place': failed (OrderError)
\tfrom order.rb:3:in 'place'
stock.rb:9:in '${root}': none (${type})
\tfrom order.rb:3:in 'place'`,
  php: (root, type) => `Shop\\${type}: none in /srv/Stock.php:9
Stack trace:
#0 /srv/Orders.php(4): Shop\\Stock->${root}()
#1 {main}

Next Shop\\OrderError: failed in /srv/Orders.php:4
Stack trace:
#0 /srv/index.php(1): Shop\\Orders->place()
#1 {main}`,
};

test.each(Object.entries(chains))(
  "%s: the place and the types of the causes take part",
  (_, chain) => {
    const { key, why } = group({ stack_trace: chain("takeItem", "StockError") });
    expect(key).toBe(keyOfStack(chain("takeItem", "StockError").replace("failed", "could not")));
    expect(key).not.toBe(keyOfStack(chain("countItems", "StockError")));
    expect(key).not.toBe(keyOfStack(chain("takeItem", "ShelfError")));
    expect(why).toMatch(/^Same OrderError caused by StockError, .* takeItem in /);
  },
);

/** Calls that say too little: the message has to. */
const weak: Record<string, string> = {
  "Node's own code": "    at TCPConnectWrap.afterConnect [as oncomplete] (node:net:1611:16)",
  "names that a minifier gave":
    "    at t (https://a.example/app.js:1:9)\n    at e.a (https://a.example/app.js:1:8)",
  "a query helper":
    "    at query (/srv/lib/db.js:3:9)\n    at node:internal/process/task_queues:105:5",
};
test.each(Object.entries(weak))("with only %s, the message takes part", (_, calls) => {
  const read = (message: string) =>
    group({ message, stack_trace: `TypeError: ${message}\n${calls}` });
  expect(read("no cart 12").key).toBe(read("no cart 407").key);
  expect(read("no cart 12").key).not.toBe(read("disk full").key);
  expect(read("no cart 12")).toMatchObject({
    basis: "message",
    template: { shape: "no cart <number>" },
  });
});

/** What the four browsers make of one error that was thrown in an awaited function called by a button. */
const browsers: Record<string, Pick<Occurrence, "message" | "stack_trace">> = {
  chrome: {
    message: "Cannot read properties of undefined (reading 'price')",
    stack_trace: `TypeError: Cannot read properties of undefined (reading 'price')
    at https://shop.example/assets/cart-BxK3a9Zd.js:1:310
    at Array.map (<anonymous>)
    at Cart.sumPrices (https://shop.example/assets/cart-BxK3a9Zd.js:1:290)
    at Object.showTotal (https://shop.example/assets/cart-BxK3a9Zd.js:1:120)
    at async HTMLButtonElement.<anonymous> (https://shop.example/assets/page.js:9:5)`,
  },
  edge: {
    message: "Unable to get property 'price' of undefined or null reference",
    stack_trace: `TypeError: Unable to get property 'price' of undefined or null reference
   at Anonymous function (https://shop.example/assets/cart-BxK3a9Zd.js:1:310)
   at Array.prototype.map (native code)
   at Cart.prototype.sumPrices (https://shop.example/assets/cart-BxK3a9Zd.js:1:290)
   at showTotal (https://shop.example/assets/cart-BxK3a9Zd.js:1:120)`,
  },
  firefox: {
    message: "item is undefined",
    stack_trace: `sumPrices/<@https://shop.example/assets/cart-BxK3a9Zd.js:1:310
sumPrices@https://shop.example/assets/cart-BxK3a9Zd.js:1:290
showTotal@https://shop.example/assets/cart-BxK3a9Zd.js:1:120
async*@https://shop.example/assets/page.js:9:5
EventListener.handleEvent*setUp@https://shop.example/assets/page.js:2:1`,
  },
  safari: {
    message: "undefined is not an object (evaluating 'item.price')",
    stack_trace: `@https://shop.example/assets/cart-BxK3a9Zd.js:1:313
map@[native code]
sumPrices@https://shop.example/assets/cart-BxK3a9Zd.js:1:293
showTotal@https://shop.example/assets/cart-BxK3a9Zd.js:1:123`,
  },
};
test.each(["TypeError", "CART_BROKEN"])(
  "one error in four browsers is one issue, reported as %s",
  (error_code) => {
    const keys = Object.values(browsers).map((parts) => keyOf({ error_code, ...parts }));
    expect(new Set(keys).size).toBe(1);
    expect(keys[0]).not.toBe(keyOf({ error_code: "OTHER", ...browsers.chrome }));
  },
);

test("who called far out does not split an error", () => {
  const calls = ["takeItem", "fillBox", "packOrder"].map(
    (name) => `    at ${name} (/srv/${name}.js:1:1)`,
  );
  const from = (caller: string) =>
    ["Error: x", ...calls, `    at ${caller} (/srv/${caller}.js:1:1)`].join("\n");
  expect(keyOfStack(from("shopPage"))).toBe(keyOfStack(from("nightlyJob")));
});

test("an error code takes part unless it is a type or stands for none", () => {
  const stack_trace = programs.java?.("takeItem", first) ?? "";
  expect(keyOf({ stack_trace, error_code: "StockException" })).toBe(keyOf({ stack_trace }));
  expect(keyOf({ stack_trace, error_code: "E_STOCK" })).not.toBe(keyOf({ stack_trace }));
  expect(keyOf({ error_code: "A" })).not.toBe(keyOf({ error_code: "B" }));
});

test("a message that holds a stack counts as one, with or without words before it", () => {
  const stack = programs.node?.("takeItem", first) ?? "";
  expect(keyOf({ message: stack })).toBe(keyOfStack(stack));
  expect(keyOf({ message: `order 7 failed\n${stack}` })).toBe(keyOfStack(stack));
  const traceback = programs.python?.("takeItem", first) ?? "";
  expect(keyOf({ message: traceback })).toBe(keyOfStack(traceback));
});

test("of a message that holds a weak stack, the words take part and the stack does not", () => {
  const held = group({ message: "no cart 12\n    at t (/srv/a.js:1:2)" });
  expect(held.template?.shape).toBe("no cart <number>");
});

test("a message template's key is that of its scope and founder", () => {
  const { key, template } = group({ message: "no cart 12", error_code: "E_CART" });
  expect(template && keyOfTemplate(template.scope, template.shape)).toBe(key);
  expect(key).toMatch(/^v2:[0-9a-f]{32}$/);
});

test("a scope stays within what an index takes", () => {
  const name = "n".repeat(3000);
  const stack_trace = `${name}Error: x\n${"    at query (/srv/db.js:1:1)\n"}    at ${name} (node:a:1:1)`;
  const scopes = ["A", "B"].map(
    (code) => group({ stack_trace, error_code: `${name}${code}` }).template?.scope ?? "",
  );
  expect(scopes[0]?.length).toBeLessThanOrEqual(600);
  expect(scopes[0]).not.toBe(scopes[1]);
});

const rules: GroupingRule[] = [
  { name: "empty", matches: () => true, fingerprint: [] },
  {
    name: "Database",
    matches: ({ message }) => message.startsWith("db"),
    fingerprint: ["database"],
  },
  {
    name: "By tenant",
    matches: ({ message }) => message.includes("tenant"),
    fingerprint: ["{{ default }}", "t1"],
  },
  { name: "too late", matches: () => true, fingerprint: ["late"] },
];

test("an explicit fingerprint outweighs rules, the first rule that matches outweighs what is derived", () => {
  const explicit = group({ message: "db gone", fingerprint: ["a", "b"] }, rules);
  expect(explicit).toMatchObject({
    basis: "explicit",
    why: "The service set the fingerprint: a, b.",
    template: null,
  });
  const ruled = group({ message: "db gone" }, rules);
  expect(ruled).toMatchObject({
    basis: "rule",
    why: "The rule “Database” set the fingerprint: database.",
  });
  expect(ruled.key).toBe(group({ message: "db tenant gone", error_code: "X" }, rules).key);
  expect(group({ message: "x" }, rules.slice(0, 3)).basis).toBe("message");
});

test.each([
  [
    ["ab", "c"],
    ["a", "bc"],
  ],
  [["a"], ["a", ""]],
  [["{{ default }}"], ["{{ default }}", "a"]],
])("the fingerprints %j and %j differ", (one, other) => {
  expect(keyOf({ fingerprint: one })).not.toBe(keyOf({ fingerprint: other }));
});

test("{{ default }} stands for what is derived: alone it changes nothing, with more it splits", () => {
  const stack_trace = programs.node?.("takeItem", first) ?? "";
  expect(keyOf({ stack_trace, fingerprint: ["{{default}}"] })).toBe(keyOf({ stack_trace }));
  const fingerprint = ["{{ default }}", "tenant-1"];
  const split = group({ stack_trace, fingerprint });
  expect(split.key).not.toBe(keyOf({ stack_trace }));
  expect(split.key).toBe(
    keyOf({ fingerprint, stack_trace: programs.node?.("takeItem", second) ?? "" }),
  );
  expect(split.why).toContain(
    "tenant-1; same StockError, and the same innermost calls: takeItem in stock",
  );
  const worded = group({ message: "no cart 12", fingerprint });
  expect(worded).toMatchObject({ basis: "explicit", template: { shape: "no cart <number>" } });
  expect(worded.template && keyOfTemplate(worded.template.scope, worded.template.shape)).toBe(
    worded.key,
  );
  expect(group({ message: "tenant 4" }, rules).template).not.toBeNull();
});

test("the coarse key is one for an error's name and words, whatever its calls, ids and codes", () => {
  const stack = programs.node?.("takeItem", first) ?? "";
  const coarse = (parts: Partial<Occurrence>) => group(parts).coarse();
  const one = coarse({ message: "only 3 left for 'ann'", error_code: "StockError" });
  expect(one).toMatch(/^[0-9a-f]{16}$/);
  expect(coarse({ message: "only 44 left for 'bob'", error_code: "E1", stack_trace: stack })).toBe(
    one,
  );
  expect(coarse({ message: "none left", error_code: "StockError" })).not.toBe(one);
  expect(coarse({ message: "only 3 left for 'ann'", error_code: "CartError" })).not.toBe(one);
});

test("why names the code, the types, the calls and the shape of the message", () => {
  expect(group({ message: "no cart 12", error_code: "E_CART" }).why).toBe(
    "Same error code E_CART, same message but for what varies: “no cart <number>”.",
  );
  const stack_trace = `TypeError: x\n${weak["a query helper"]}`;
  expect(group({ message: "gone", error_code: "E_DB", stack_trace }).why).toBe(
    "Same error code E_DB, same TypeError, same message but for what varies: “gone”, and the same calls, too general to decide alone: query in db.",
  );
});

test.each(["", "\n", "\0", "\ud800", "at ", "@", "#0 ", "a".repeat(300_000)])(
  "any text has a key: %#",
  (text) => {
    for (const stack_trace of [null, text]) {
      expect(group({ message: text, error_code: text, stack_trace }).key).toMatch(
        /^v2:[0-9a-f]{32}$/,
      );
    }
  },
);
