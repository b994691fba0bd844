import { expect, test } from "vitest";
import { deriveFingerprintV2 } from "#lib/grouping/fingerprint-v2.ts";
import { parseStackTrace } from "#lib/grouping/stack-trace.ts";
import { outlineStack } from "#tests/support/outline-stack.ts";
import { spend } from "#tests/support/spend.ts";

const occurrence = { error_code: "UNKNOWN", message: "x", fingerprint: [] };
const group = (stack_trace: string | null, message = "x") =>
  deriveFingerprintV2({ ...occurrence, message, stack_trace });

const dart = (place: string, line = 12) => `Unhandled exception:
FormatException: no cart ${line}
#0      ${place} (package:shop/cart.dart:${line}:5)
#1      CartPage.build.<anonymous closure> (package:shop/pages/cart_page.dart:${line}:9)
#2      new Basket (file:///srv/shop/lib/basket.dart:${line})
<asynchronous suspension>
#3      Dio.fetch (package:dio/src/dio_mixin.dart:3:1)
#10     _rootRun (dart:async/zone.dart:1399:13)`;

test("Dart: own calls are those of no package that others host, closures count for their function", () => {
  const text = dart("Cart.total");
  expect(parseStackTrace(text).language).toBe("dart");
  expect(outlineStack(text)).toEqual([
    [
      "FormatException",
      "no cart 12",
      [
        "*Cart.total||package:shop/cart.dart:12",
        "*CartPage.build.<anonymous closure>||package:shop/pages/cart_page.dart:12",
        "*new Basket||file:///srv/shop/lib/basket.dart:12",
        "Dio.fetch||package:dio/src/dio_mixin.dart:3",
        "_rootRun||dart:async/zone.dart:1399",
      ],
    ],
  ]);
  expect(group(text).why).toBe(
    "Same FormatException, and the same innermost calls: Cart.total in cart ← CartPage.build in cart_page ← Basket in basket.",
  );
  expect(group(dart("Cart.total", 77)).key).toBe(group(text).key);
  expect(group(dart("Cart.count")).key).not.toBe(group(text).key);
});

const elixir = (place: string, line = 12) => `** (KeyError) key :${line} not found
    :erlang.map_get(:n${line}, %{})
    (shop 0.1.${line}) lib/shop/cart.ex:${line}: Shop.Cart.${place}
    (shop 0.1.${line}) lib/shop/cart.ex:3: anonymous fn/2 in Shop.Cart.list_all/1
    (elixir 1.15.0) lib/enum.ex:1693: Enum."-map/2-lists^map/1-1-"/2
    (ecto_sql 3.10.1) lib/ecto/adapters/sql.ex:9: Ecto.Adapters.SQL.raise_sql_call_error/1
    (stdlib 4.3) proc_lib.erl:240: :proc_lib.init_p_do_apply/3
Last message: {:total, "lib/x.ex:1: A.b/1"}`;

test("Elixir: the package before a file says whose it is", () => {
  const text = elixir("total/1");
  expect(parseStackTrace(text).language).toBe("elixir");
  const [error] = outlineStack(text);
  expect(error?.[0]).toBe("KeyError");
  expect(error?.[2]).toEqual([
    "*total/1|Shop.Cart|lib/shop/cart.ex:12",
    "*list_all/1|Shop.Cart|lib/shop/cart.ex:3",
    'Enum."-map/2-lists^map/1-1-"/2'.replace(/^(\w+)\.(.*)$/, "$2|$1|lib/enum.ex:1693"),
    "raise_sql_call_error/1|Ecto.Adapters.SQL|lib/ecto/adapters/sql.ex:9",
    "init_p_do_apply/3|:proc_lib|proc_lib.erl:240",
  ]);
  expect(group(text).why).toContain("total in Shop.Cart ← list_all in Shop.Cart");
  expect(group(elixir("total/1", 77)).key).toBe(group(text).key);
  expect(group(elixir('total("a.b", 1)', 77)).key).toBe(group(text).key);
  expect(group(elixir("count/1")).key).not.toBe(group(text).key);
  expect(group(null, `cart 7 failed\n${text}`).why).toContain("total in Shop.Cart");
});

test.each([
  ["** (Plug.Conn.WrapperError) ** (KeyError) no key", "KeyError", "no key"],
  [
    "** (exit) exited in: GenServer.call(A)\n    ** (EXIT) an exception was raised:\n        ** (RuntimeError) boom",
    "RuntimeError",
    "boom",
  ],
  ["12:00:01.100 [error] GenServer A terminating\n** (RuntimeError) boom", "RuntimeError", "boom"],
  ["no stars", null, "no stars"],
])("Elixir: the head %j", (head, type, message) => {
  const call = "    lib/shop/cart.exs:12: Shop.Cart.total/1";
  expect(outlineStack(`${head}\n${call}`)).toEqual([
    [type, message, ["*total/1|Shop.Cart|lib/shop/cart.exs:12"]],
  ]);
});

test("Java: Logback prints the root cause first where it is told to", () => {
  const root = `com.shop.StockError: none
\tat com.shop.Stock.take(Stock.java:9)`;
  const outer = `com.shop.OrderError: failed
\tat com.shop.Orders.place(Orders.java:4)`;
  const rootFirst = `${root}\n\t... 12 common frames omitted\nWrapped by: ${outer}`;
  const outerFirst = `${outer}\nCaused by: ${root}\n\t... 12 common frames omitted`;
  expect(outlineStack(rootFirst)).toEqual(outlineStack(outerFirst));
  expect(outlineStack(rootFirst)[0]?.[0]).toBe("com.shop.OrderError");
  expect(group(rootFirst).key).toBe(group(outerFirst).key);
});

const repeated = (unit: string) => unit.repeat(Math.ceil(100_000 / unit.length));

test.each([
  ["calls of Dart", `#0      ${repeated(" (a")}`],
  ["files of Elixir", repeated("a.ex:1")],
  ["a package of Elixir", `(a ${repeated("1.")}`],
  ["heads of Elixir", `** (A) b\n${repeated("** (")}\n lib/a.ex:1: A.b/1`],
  ["types", `   at ${repeated("A<b<c> ")}(`],
  ["types of types", `   at A.${repeated("a<")}${repeated("b<c>")}(`],
  ["brackets", `   at ${repeated("A.b (")}`],
  ["modifiers", `   at ${repeated("in bei ")}A.b()`],
  ["Unity", repeated("A.b () (at ")],
  ["places of V8", `    at a (${repeated("a:1")}`],
  ["wrappers", repeated("Wrapped by: ")],
  ["sources of Jackson", ` at [Source: ${repeated('(String)"')}`],
  ["heads of PHP", repeated("PHP Fatal error: ")],
])("a line of 100 KB of %s is read in no time, alone and thousandfold", (_, line) => {
  const read = () => {
    for (const prefix of ["", "a.B: x\n\tat a.B.c(B.java:1)\n", "A.B: x\n   at A.B.C()\n"]) {
      parseStackTrace(prefix + line);
      parseStackTrace(`${prefix}${line.slice(0, 60)}\n`.repeat(2000));
      parseStackTrace(`${prefix}${line.slice(0, 1000)}\n`.repeat(65));
    }
  };
  expect(spend(read, 3)).toBeLessThan(500);
});

test.each(["\n", " \n", "\n\t", "\r\n"])("a message of 200 KB of %j is read in no time", (unit) => {
  const read = () => group(null, `x\n${repeated(unit)}${repeated(unit)}`);
  expect(spend(read, 3)).toBeLessThan(500);
});
