import { expect, test } from "vitest";
import { deriveStackEvidence } from "#lib/grouping/stack-evidence.ts";
import { parseStackTrace } from "#lib/grouping/stack-trace.ts";

const evidenceOf = (text: string) => deriveStackEvidence(parseStackTrace(text));
const v8 = (...calls: string[]) =>
  ["Error: x", ...calls.map((call) => `    at ${call}`)].join("\n");
const java = (...calls: string[]) =>
  ["a.BError: x", ...calls.map((call) => `\tat ${call}`)].join("\n");
const dotnet = (...calls: string[]) =>
  ["A.BException: x", ...calls.map((call) => `   at ${call}`)].join("\n");
const go = (...calls: string[]) =>
  ["panic: x", "goroutine 1 [running]:", ...calls.map((call) => `${call}\n\t/src/cart.go:1`)].join(
    "\n",
  );
const rust = (...calls: string[]) =>
  ["stack backtrace:", ...calls.map((call, index) => `  ${index}: ${call}`)].join("\n");
const ruby = (...calls: string[]) => calls.map((call) => `app/cart.rb:1:in '${call}'`).join("\n");
const php = (...calls: string[]) =>
  [
    "E: x in /app/cart.php:1",
    "Stack trace:",
    ...calls.map((call, index) => `#${index} /app/cart.php(1): ${call}`),
  ].join("\n");
const python = (...calls: string[]) =>
  [...calls.toReversed().map((call) => `  File "/app/cart.py", line 1, in ${call}`), "E: x"].join(
    "\n",
  );

test.each([
  ["async", v8("async total (/app/cart.js:1:2)"), "total in cart"],
  ["a class", v8("new Total (/app/cart.js:1:2)"), "Total in cart"],
  ["Object", v8("Object.total (/app/cart.js:1:2)"), "total in cart"],
  ["a receiver", v8("GiftCart.total [as sum] (/app/cart.js:1:2)"), "total in cart"],
  ["a private name", v8("Cart.#total (/app/cart.js:1:2)"), "total in cart"],
  ["no name", v8("Object.<anonymous> (/app/cart.js:1:2)"), "in cart"],
  ["a module of webpack", v8("./src/cart.js (https://a.example/cart.js:1:2)"), "in cart"],
  ["a numbered module", v8("Object.4821 (https://a.example/cart.js:1:2)"), "in cart"],
  ["Firefox, within", "total/<@https://a.example/cart.js:1:2", "in cart"],
  ["Firefox, awaiting", "async*total@https://a.example/cart.js:1:2", "total in cart"],
  ["Firefox, prototype", "Cart.prototype.total@https://a.example/cart.js:1:2", "total in cart"],
  ["webpack", v8("total (webpack-internal:///(rsc)/./app/cart.ts?1b2c:1:2)"), "total in cart"],
  ["turbopack", v8("total (turbopack:///[project]/src/cart.ts [app-rsc]:1:2)"), "total in cart"],
  ["a hash", v8("total (https://a.example/cart.3f2a9c1b.js:1:2)"), "total in cart"],
  ["a hash of Vite", v8("total (https://a.example/assets/cart-BxK3a9Zd.js:1:2)"), "total in cart"],
  ["a hash of Next", v8("total (https://a.example/cart-c023c6e3521b1417.js:1:2)"), "total in cart"],
  ["a query", v8("total (https://a.example/cart.min.js?v=12#x:1:2)"), "total in cart"],
  ["a numbered chunk", v8("total (https://a.example/4821.chunk.js:1:2)"), "total"],
  ["a common file", v8("total (/srv/v12/src/cart/index.js:1:2)"), "total in cart/index"],
  ["a common file of a release", v8("total (/srv/v12/index.js:1:2)"), "total in index"],
  ["a lambda in Python", python("<lambda>", "total"), "total in cart"],
  ["a lambda in Java", java("com.shop.Cart.lambda$total$0(Cart.java:1)"), "total in com.shop.Cart"],
  [
    "a proxy in Java",
    java(
      "com.shop.$Proxy12.total(Unknown Source)",
      "com.shop.Cart$$SpringCGLIB$$0.total(<generated>)",
    ),
    "total in com.shop.Cart",
  ],
  [
    "an inner class",
    java("com.shop.Cart$Line$1.total(Cart.java:1)"),
    "total in com.shop.Cart$Line",
  ],
  ["a coroutine", java("com.shop.Cart$total$2.invokeSuspend(Cart.kt:1)"), "total in com.shop.Cart"],
  ["a lambda in Kotlin", java("com.shop.Cart.total$lambda$3(Cart.kt:1)"), "total in com.shop.Cart"],
  ["a constructor", java("com.shop.Cart.<init>(Cart.java:1)"), "<init> in com.shop.Cart"],
  ["async in .NET", dotnet("Shop.Cart.<TotalAsync>d__12.MoveNext()"), "TotalAsync in Shop.Cart"],
  [
    "a lambda in .NET",
    dotnet("Shop.Cart.<>c__DisplayClass5_0.<Total>b__0(Int32 n)"),
    "Total in Shop.Cart",
  ],
  [
    "an async lambda in .NET",
    dotnet("Shop.Cart.<>c.<<Total>b__0_1>d.MoveNext()"),
    "Total in Shop.Cart",
  ],
  ["a local function", dotnet("Shop.Cart.<Total>g__Sum|3_0(Int32 n)"), "Sum in Shop.Cart"],
  ["generics in .NET", dotnet("Shop.Box`1.Total[T](T x)"), "Total in Shop.Box"],
  ["a closure in Go", go("acme/cart.(*Cart).Total.func1.2(0xc0)"), "(*Cart).Total in acme/cart"],
  ["generics in Go", go("acme/cart.Total[...](0xc0)"), "Total in acme/cart"],
  ["main in Go", go("main.total(0xc0)"), "total in main.cart"],
  ["a hash in Rust", rust("shop::cart::total::h0123456789abcdef"), "total in shop::cart"],
  ["a closure in Rust", rust("shop::cart::total::{{closure}}"), "total in shop::cart"],
  ["a trait in Rust", rust("<shop::Cart as shop::Sum<T>>::total"), "total in shop::Cart"],
  ["generics in Rust", rust("shop::cart::total::<u32>"), "total in shop::cart"],
  ["a block in Ruby", ruby("block (2 levels) in Cart#total"), "total in cart"],
  ["a class method in Ruby", ruby("Shop::Cart.total"), "total in cart"],
  ["a closure in PHP", php("Shop\\{closure}()", "Shop\\Cart->total()"), "total in Shop\\Cart"],
  [
    "a named closure in PHP",
    php("Cart->{closure:Cart::x():12}(1)", "Cart::total()"),
    "total in Cart",
  ],
])("%s is no part of a call's name", (_, text, call) => {
  expect(evidenceOf(text).calls).toEqual([call]);
});

test.each([
  ["javascript", v8("q (node:net:1:2)", "q (/app/node_modules/pg/q.js:1:2)")],
  ["extensions", v8("inject (chrome-extension://abcd/inject.js:1:2)")],
  ["hosted libraries", v8("ready (https://code.jquery.com/jquery-3.7.1.min.js:1:2)")],
  [
    "chunks of libraries",
    v8("schedule (https://a.example/_next/static/chunks/framework-1b2c.js:1:2)"),
  ],
  ["python", '  File "/venv/lib/python3.12/site-packages/pg/q.py", line 1, in q\nE: x'],
  ["windows python", '  File "C:\\Python312\\Lib\\json\\decoder.py", line 1, in q\nE: x'],
  [
    "java",
    java("org.springframework.web.Filter.run(Filter.java:1)", "java.base/java.lang.T.r(T.java:1)"),
  ],
  ["go", "panic: x\ngoroutine 1 [running]:\nnet/http.serve(0x0)\n\tnet/http/server.go:1"],
  ["dotnet", dotnet("System.Linq.Enumerable.First()", "Microsoft.AspNetCore.Mvc.Run()")],
  ["ruby", "/usr/lib/ruby/gems/3.4/gems/rack-3/lib/rack.rb:1:in 'serve'"],
  [
    "php",
    "E: x in /app/vendor/a/B.php:1\nStack trace:\n#0 /app/vendor/a/B.php(1): A\\B->serve()\n#1 {main}",
  ],
  ["rust", rust("core::option::unwrap_failed", "tokio::runtime::park", "__libc_start_main")],
])("foreign code alone does not decide: %s", (_, text) => {
  expect(parseStackTrace(text).errors[0]?.frames.some((frame) => frame.in_app && frame.file)).toBe(
    false,
  );
  expect(evidenceOf(text).decides).toBe(false);
});

test.each([
  ["minified names", v8("t (https://a.example/app.js:1:9)", "e.a (https://a.example/app.js:1:8)")],
  ["a generic method of a minified class", v8("n.render (https://a.example/main.1b2c3d4e.js:1:9)")],
  ["obfuscated names", v8("_0x3fa2c1 (https://a.example/app.js:1:9)")],
  ["minified classes in Java", java("a.b.c.a(SourceFile:1)")],
  ["no names", v8("/app/cart.js:1:2", "new Promise (<anonymous>)")],
  ["module level code", python("<module>")],
  ["a query helper", v8("query (/app/lib/db.js:1:2)")],
  ["a request helper", v8("HttpClient.sendRequest (/app/http-client.ts:1:2)")],
  ["an assertion", v8("assertDefined (/app/order-rules.js:1:2)")],
  ["decorators", python("wrapper", "inner")],
])("%s do not decide", (_, text) => {
  expect(evidenceOf(text).decides).toBe(false);
});

test.each([
  ["a generic verb of a named class", java("com.shop.PayOrder.execute(PayOrder.java:1)")],
  ["a generic verb in a named file", v8("handle (/app/pay-order.js:1:2)")],
  ["a named method of a minified class", v8("n.payOrder (https://a.example/app.js:1:9)")],
  ["a helper below a named call", v8("query (/app/db.js:1:2)", "findCart (/app/cart.js:1:2)")],
])("%s decides", (_, text) => {
  expect(evidenceOf(text).decides).toBe(true);
});

test("recursion, direct or not, adds no call, and calls further out do not count", () => {
  const once = evidenceOf(
    v8(...["walk", "visit", "sum", "show"].map((name) => `${name} (/a/t.js:1:2)`)),
  );
  const deep = ["walk", "walk", "visit", "walk", "visit", "sum", "list"];
  expect(evidenceOf(v8(...deep.map((name) => `${name} (/a/t.js:9:9)`))).calls).toEqual(once.calls);
  expect(once.calls).toEqual(["walk in t", "visit in t", "sum in t"]);
});

test("a function that recovers from a panic is not where it happened", () => {
  const calls = evidenceOf(
    go("acme/web.(*Server).rescue(0x0)", "panic({0x1})", "acme/cart.Total(0x0)"),
  );
  expect(calls.calls).toEqual(["Total in acme/cart"]);
});

const chained = (root: string, outer: string) => `a.OuterError: x
\tat ${outer}
Caused by: a.RootError: y
\tat ${root}
\t... 12 more`;

test.each([
  [
    "the root cause",
    "com.shop.Stock.take(Stock.java:1)",
    "com.shop.Order.place(Order.java:1)",
    "take",
  ],
  [
    "the error around a cause in a library",
    "org.postgresql.Q.run(Q.java:1)",
    "com.shop.Order.place(Order.java:1)",
    "place",
  ],
])("the calls are those of %s", (_, root, outer, name) => {
  expect(evidenceOf(chained(root, outer)).calls[0]).toContain(`${name} in com.shop`);
});

const handled = (raisedIn: string) => `Traceback (most recent call last):
  File "/app/cache.py", line 3, in cached
  File "/app/shelf.py", line 9, in look_up
KeyError: 'a'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "/app/main.py", line 1, in serve_shop
  File "/app/cache.py", line 5, in cached${raisedIn}
ValueError: x`;

test("in Python the handled error is the cause of what its handler raises, and not of where the handler fails", () => {
  expect(evidenceOf(handled("")).calls[0]).toBe("look_up in shelf");
  const failed = handled('\n  File "/app/stock.py", line 4, in count_stock');
  expect(evidenceOf(failed).calls[0]).toBe("count_stock in stock");
});

test("a callback counts for the named function around it, a handler without a name only for its file", () => {
  const callback = v8("/app/cart.js:9:2", "Array.map (<anonymous>)", "sumCart (/app/cart.js:5:2)");
  expect(evidenceOf(callback)).toMatchObject({ calls: ["sumCart in cart"], decides: true });
  const handler = v8("/app/routes/cart.js:9:2", "authenticate (/app/auth.js:5:2)");
  expect(evidenceOf(handler)).toMatchObject({
    calls: ["in cart", "authenticate in auth"],
    decides: false,
  });
});

test("calls in a program whose names were taken do not decide by the one far out that kept its name", () => {
  const place = "(https://a.example/app.js:1:2)";
  const calls = ["t", "e.a", "r", "submitOrder"].map((name) => `${name} ${place}`);
  expect(evidenceOf(v8(...calls)).decides).toBe(false);
  expect(evidenceOf(v8(...calls.slice(1))).decides).toBe(true);
});
