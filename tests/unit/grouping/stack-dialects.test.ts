import { expect, test } from "vitest";
import { deriveFingerprintV2 } from "#lib/grouping/fingerprint-v2.ts";
import { parseStackTrace } from "#lib/grouping/stack-trace.ts";
import { outlineStack } from "#tests/support/outline-stack.ts";

test.each(["Uncaught (in promise) ", "Uncaught "])("Deno: its label %s is no type", (label) => {
  const text = `error: ${label}TypeError: no cart\n    at pay (file:///srv/shop/pay.ts:3:9)\n    at ext:core/01_core.js:1:2`;
  expect(outlineStack(text)).toEqual([
    ["TypeError", "no cart", ["*pay||file:///srv/shop/pay.ts:3", "null||ext:core/01_core.js:1"]],
  ]);
});

const occurrence = { error_code: "UNKNOWN", message: "x", fingerprint: [] };
const group = (stack_trace: string) => deriveFingerprintV2({ ...occurrence, stack_trace });

const sources = [
  (cart: number) => ` at [Source: (String)"{"cart":${cart},"items":[]}"; line: 1, column: ${cart}]`,
  (cart: number) =>
    ` at [Source: REDACTED (\`StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION\` disabled); line: 1, column: ${cart}] (through reference chain: com.shop.Cart["n${cart}"])`,
  (cart: number) => ` at [Source: java.io.StringReader@1${cart}; line: 1, column: ${cart}]`,
  (cart: number) => ` at [Source: REDACTED(${cart}); byte offset: #${cart}]`,
  (cart: number) => `  at position ${cart} (line 1)`,
  (cart: number) => `  at path: $.carts[${cart}]/items`,
  (cart: number) => `at 10:15:${cart}`,
  (cart: number) => `at row ${cart} (see Total)\nat row 2 (see Total)`,
];
const type = "com.fasterxml.jackson.databind.exc.MismatchedInputException";
const javaCalls = `\tat com.fasterxml.jackson.databind.ObjectMapper.readValue(ObjectMapper.java:3)
\tat com.shop.Carts.read(Carts.java:12)
\tat com.shop.Shop.open(Shop.java:9)`;

test.each(sources)("a line of a message is no call of Java: %#", (source) => {
  const text = (cart: number) => `${type}: Cannot read\n${source(cart)}\n${javaCalls}`;
  expect(parseStackTrace(text(17))).toMatchObject({ language: "java", errors: [{ type }] });
  expect(outlineStack(text(17))[0]?.[2]).toEqual([
    "readValue|com.fasterxml.jackson.databind.ObjectMapper|ObjectMapper.java:3",
    "*read|com.shop.Carts|Carts.java:12",
    "*open|com.shop.Shop|Shop.java:9",
  ]);
  expect(group(text(17)).key).toBe(group(text(44)).key);
  expect(group(text(17)).why).not.toContain("17");
  const alone = `${type}: Cannot read\n${source(17)}`;
  expect(outlineStack(alone)).toEqual([]);
});

test.each(sources)("a line of a message is no call of JavaScript or .NET: %#", (source) => {
  const calls = "    at pay (/srv/pay.js:3:9)\n    at main (/srv/main.js:3:9)";
  expect(outlineStack(`Error: no\n${source(17)}\n${calls}`)[0]?.[2]).toEqual([
    "*pay||/srv/pay.js:3",
    "*main||/srv/main.js:3",
  ]);
  const dotnet = "   at Shop.Pay.Charge(Int32 id)\n   at Shop.Main.Run()";
  expect(outlineStack(`Shop.PayException: no\n${source(17)}\n${dotnet}`)[0]?.[2]).toEqual([
    "*Charge|Shop.Pay|",
    "*Run|Shop.Main|",
  ]);
});

const python = `Traceback (most recent call last):
  File "/srv/import.py", line 3, in load
  File "/srv/rows.py", line 9, in read
ValueError: no`;

test("the language of most lines decides, not that of a message's first line", () => {
  const node = Array.from({ length: 6 }, (_, at) => `    at f${at} (/srv/import.js:${at}:1)`);
  const text = `Error: Command failed: python3 import.py\n${python}\n${node.join("\n")}`;
  expect(parseStackTrace(text).language).toBe("javascript");
  expect(outlineStack(text)[0]?.[0]).toBe("Error");
  const java = Array.from({ length: 9 }, (_, at) => `\tat org.apache.spark.F.f(F.java:${at})`);
  expect(parseStackTrace(`${python}\n${java.join("\n")}`).language).toBe("python");
});

test.each([
  ["wasm", "    at wasm://wasm/0abc:wasm-function[12]:0x1a2f"],
  ["a named call in wasm", "    at sum (wasm://wasm/0abc:wasm-function[12]:0x12)"],
  ["a module of Node", "    at node:net:1:2"],
  ["evaluated code", "    at <anonymous>:1:5"],
  ["a cause", "    at pay (/srv/pay.js:1:2) {"],
  ["a path with spaces", "    at C:\\Program Files (x86)\\shop\\pay.js:1:2"],
  ["Edge", "   at Anonymous function (https://shop.example/app.js:1:2)"],
  ["React Native", "    at pay (address at index.android.bundle:1:20)"],
  ["Bun", "    at pay (native:7:39)"],
  ["evaluated code in Edge", "   at eval code (eval code:1:1)"],
  ["native code, by its program", "    at -[Cart total] (Shop)"],
  ["native code, by a name of two words", "    at shop::pay (My Shop)"],
  ["native code, by a path without a line", "    at wWinMain (D:\\My Shop\\main.cpp)"],
])("V8: %s is a call", (_, line) => {
  const { language, errors } = parseStackTrace(`Error: x\n${line}`);
  expect(language).toBe("javascript");
  expect(errors[0]?.frames).toHaveLength(1);
});

test.each([
  ["async Task<int> Shop.Pay.Charge(int id)", "*Charge|Shop.Pay|"],
  ["(bool ok, string why) Pay.Charge(int id)", "*Charge|Pay|"],
  ["async Task<(bool ok, string why)> Shop.Pay.Charge(int id)", "*Charge|Shop.Pay|"],
  ["static Dictionary<string, int> Shop.Pay.Load<TKey, TValue>(in TKey key)", "*Load|Shop.Pay|"],
  ["void Shop.Box<List<int>>.Put(int id)", "*Put|Shop.Box|"],
  ["void Shop.Pay.Charge(int id)+(string why) => { }", "*Charge|Shop.Pay|"],
  ["void Shop.Pay.Charge(int id)+Add(int sum)", "*Charge|Shop.Pay|"],
  ["new Shop.Pay(int id)", "*.ctor|Shop.Pay|"],
  ["Shop.Pay..ctor(Int32 id)", "*.ctor|Shop.Pay|"],
  ["Shop.Pay..cctor()", "*.cctor|Shop.Pay|"],
  ["Shop.Pay.Load[TKey,TValue](TKey key)", "*Load|Shop.Pay|"],
  ["Shop.Box`1.Put(T thing)", "*Put|Shop.Box`1|"],
  ["Shop.Pay.<>c.<<Charge>b__0_1>d.MoveNext()", "*MoveNext|Shop.Pay.<>c.<<Charge>b__0_1>d|"],
  ["Shop.Pay.<Charge>g__Add|3_0(Int32 n)", "*<Charge>g__Add|3_0|Shop.Pay|"],
  ["Shop.Pay.Charge(Action`1[] done, Int32 (*)(Int32) hook)", "*Charge|Shop.Pay|"],
])(".NET: modifiers, types and parameters of %s are no part of its name", (text, call) => {
  const bare = outlineStack(`Shop.PayException: x\n   at ${text}\n   at Shop.Main.Run()`);
  expect(bare[0]?.[2]).toEqual([call, "*Run|Shop.Main|"]);
  const placed = outlineStack(`Shop.PayException: x\n   at ${text} in C:\\in (a)\\Pay.cs:line 12`);
  expect(placed[0]?.[2]).toEqual([`${call}C:\\in (a)\\Pay.cs:12`]);
});

test(".NET: a compiled expression has no type", () => {
  const text = "Shop.PayException: x\n   at lambda_method(Closure , Object )\n   at Shop.Pay.Run()";
  expect(outlineStack(text)[0]?.[2]).toEqual(["lambda_method||", "*Run|Shop.Pay|"]);
});

test.each([
  ["bei", "in", "Zeile ", "."],
  ["à", "dans", "ligne ", ""],
  ["en", "en", "línea ", ""],
  ["in", "in", "riga ", ""],
  ["em", "na", "linha ", ""],
  ["w", "w", "wiersz ", ""],
  ["в", "в", "строка ", ""],
  ["在", "位置", "行号 ", ""],
  ["場所", "場所", "行 ", ""],
  ["위치:", "파일", "줄 ", ""],
])(".NET on a host that says %s", (at, inFile, line, end) => {
  const text = (...words: string[]) => {
    const [one, two, three, four] = words;
    return `Shop.OrderException: no order
 ---> Shop.PayException: no card
   ${one} Shop.Pay.Charge(Int32 id) ${two} C:\\src\\Pay.cs:${three}12${four}
   ${one} System.Linq.Enumerable.First[T](IEnumerable\`1 source)
   --- ${four === "" ? "Fin" : "Ende der internen"} ---
   ${one} Shop.Orders.Place() ${two} C:\\src\\Orders.cs:${three}7${four}`;
  };
  const english = text("at", "in", "line ", "");
  const localised = text(at, inFile, line, end);
  expect(parseStackTrace(localised).language).toBe("dotnet");
  expect(outlineStack(localised)).toEqual(outlineStack(english));
  expect(outlineStack(localised)).toEqual([
    ["Shop.OrderException", "no order", ["*Place|Shop.Orders|C:\\src\\Orders.cs:7"]],
    [
      "Shop.PayException",
      "no card",
      ["*Charge|Shop.Pay|C:\\src\\Pay.cs:12", "First|System.Linq.Enumerable|"],
    ],
  ]);
});

test("Unity", () => {
  const text = `NullReferenceException: Object reference not set
Shop.Player.Update () (at Assets/Player.cs:42)
Shop.Player:Hit(Int32) (at Assets/Scripts/Player (old).cs:7)
Shop.Player+<Run>d__3.MoveNext () (at Assets/Player.cs:50)
UnityEngine.SetupCoroutine.InvokeMoveNext (System.IntPtr address) (at <f00>:0)
Input.Read () (at Library/PackageCache/com.unity.inputsystem@1.4/Input.cs:3)`;
  expect(outlineStack(text)).toEqual([
    [
      "NullReferenceException",
      "Object reference not set",
      [
        "*Update|Shop.Player|Assets/Player.cs:42",
        "*Hit|Shop.Player|Assets/Scripts/Player (old).cs:7",
        "*MoveNext|Shop.Player+<Run>d__3|Assets/Player.cs:50",
        "InvokeMoveNext|UnityEngine.SetupCoroutine|<f00>:0",
        "Read|Input|Library/PackageCache/com.unity.inputsystem@1.4/Input.cs:3",
      ],
    ],
  ]);
});

test.each(["in module(s) a", "en route (a.b)", "w = Shop.Pay.Charge(x)", "v in a.b(c) and d"])(
  "words of a message are no call: %s",
  (line) => expect(parseStackTrace(`x\n${line}`).language).toBeNull(),
);
