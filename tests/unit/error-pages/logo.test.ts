import fc from "fast-check";
import { expect, test } from "vitest";
import { readLogo } from "#lib/error-pages/logo.ts";
import { longestLogo } from "#lib/error-pages/look-schemas.ts";

const svg = (inside: string, attributes = "") =>
  `<svg viewBox="0 0 24 24"${attributes}>${inside}</svg>`;
const dot = '<circle cx="12" cy="12" r="9"/>';
const png =
  "data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";
const encoded = (text: string) =>
  `data:image/svg+xml;base64,${Buffer.from(text).toString("base64")}`;

test("shapes, gradients and clips come through, with names of their own and without what drawing programs add", () => {
  const drawn = `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" version="1.1" width="24px" height="24px" viewBox="0 0 24 24">
  <!-- drawn by hand -->
  <title>Northwind &amp; sons</title>
  <defs><linearGradient id="wait"><stop offset="0" stop-color="#fff"/></linearGradient></defs>
  <g class="a" transform="translate(1 -2.5) rotate(45)"><path d="M1e1,2-3 4z" fill="url(#wait)"></path></g>
</svg>`;
  expect(readLogo(drawn)).toEqual({
    is: "safe",
    text: '<svg viewBox="0 0 24 24"><defs><linearGradient id="l-wait"><stop offset="0" stop-color="#fff"></stop></linearGradient></defs><g transform="translate(1 -2.5) rotate(45)"><path d="M1e1,2-3 4z" fill="url(#l-wait)"></path></g></svg>',
    html: expect.stringMatching(/^<svg class="logo" aria-hidden="true" viewBox/),
  });
});

test("an SVG as data URI is read like its markup, a PNG stays a PNG, and nothing is nothing", () => {
  expect(readLogo(encoded(svg(dot)))).toEqual(readLogo(svg(dot)));
  expect(readLogo(`data:image/svg+xml,${encodeURIComponent(svg(dot))}`)).toEqual(
    readLogo(svg(dot)),
  );
  expect(readLogo(png)).toMatchObject({ is: "safe", text: png });
  expect(readLogo("  ")).toEqual({ is: "none" });
});

test("a comment takes with it whatever it hides", () => {
  const hidden = readLogo(svg(`<!--><script>alert(1)</script>-->${dot}`));
  expect(hidden).toEqual(readLogo(svg(dot)));
});

test("what was read once is read the same again", () => {
  const once = readLogo(svg(`<g id="a"><path clip-path="url(#b)" d="M0 0"/></g>${dot}`));
  if (once.is !== "safe") throw new Error("expected a safe logo");
  expect(readLogo(once.text)).toEqual({ ...once });
});

const attacks: [string, string][] = [
  ["a script", svg("<script>alert(1)</script>")],
  ["a script in capitals", svg("<SCRIPT>alert(1)</SCRIPT>")],
  [
    "a script with a prefix",
    svg('<svg:script xmlns:svg="http://www.w3.org/2000/svg">x</svg:script>'),
  ],
  ["an event", svg(dot, ' onload="alert(1)"')],
  ["an event in capitals", svg('<path d="M0 0" OnClick="alert(1)"/>')],
  ["an event after a slash", '<svg/onload=alert(1) viewBox="0 0 1 1"></svg>'],
  ["an event without quotes", "<svg viewBox='0 0 1 1' onload=alert(1)></svg>"],
  ["a foreign object", svg("<foreignObject><body/></foreignObject>")],
  ["a style", svg("<style>@import url(//evil.example)</style>")],
  ["a style attribute", svg('<path style="fill:url(//evil.example)" d="M0 0"/>')],
  ["a link", svg('<a href="javascript:alert(1)"><path d="M0 0"/></a>')],
  ["a picture from elsewhere", svg('<image href="https://evil.example/p.png"/>')],
  ["a use", svg('<use href="#a"/>')],
  ["a use with a prefix", svg('<use xlink:href="data:image/svg+xml,x#a"/>')],
  ["an animation", svg('<path d="M0 0"><animate attributeName="href" to="javascript:x"/></path>')],
  ["a set", svg('<set attributeName="onmouseover" to="alert(1)"/>')],
  ["a paint from elsewhere", svg('<path fill="url(https://evil.example#a)" d="M0 0"/>')],
  ["a paint from elsewhere in quotes", svg('<path fill="url(\'//evil.example#a\')" d="M0 0"/>')],
  ["a paint with escapes", svg('<path fill="u\\72l(//evil.example)" d="M0 0"/>')],
  ["a paint with a fallback", svg('<path fill="url(#a) url(//evil.example)" d="M0 0"/>')],
  ["a filter", svg('<filter id="a"><feImage href="//evil.example"/></filter>')],
  ["an entity", '<!DOCTYPE svg [<!ENTITY a "b">]><svg viewBox="0 0 1 1">&a;</svg>'],
  ["an entity in an attribute", svg('<path fill="&#117;rl(//evil.example)" d="M0 0"/>')],
  ["a CDATA", svg("<![CDATA[<script>alert(1)</script>]]>")],
  ["a processing instruction", `<?xml-stylesheet href="//evil.example"?>${svg(dot)}`],
  ["a comment that ends early", svg("<!-- --><script>alert(1)</script><!-- -->")],
  ["a text", svg("<text>hello</text>")],
  ["bare text", svg("hello")],
  ["markup in a title", svg("<title><script>alert(1)</script></title>")],
  ["something behind its end", `${svg(dot)}<script>alert(1)</script>`],
  ["two pictures", svg(dot) + svg(dot)],
  ["elements that do not match", "<svg viewBox='0 0 1 1'><g></svg></g>"],
  ["a picture without an end", "<svg viewBox='0 0 1 1'><g>"],
  ["an attribute twice", svg('<path d="M0 0" d="M1 1"/>')],
  ["a quote that breaks out", svg('<path d="M0 0"">')],
  ["a name with a space", svg('<path id="a b" d="M0 0"/>')],
  ["HTML", '<img src="x" onerror="alert(1)">'],
  ["no viewBox", "<svg><path d='M0 0'/></svg>"],
  ["a viewBox of no size", '<svg viewBox="0 0 a b"></svg>'],
  ["deep nesting", svg("<g>".repeat(20) + "</g>".repeat(20))],
  ["too many bytes", svg(`<path d="${"M0 0".repeat(longestLogo / 4)}"/>`)],
  [
    "a PNG that is none",
    `data:image/png;base64,${Buffer.from("<script>alert(1)</script> and more of it").toString("base64")}`,
  ],
  ["a PNG that breaks out", `${png}" onerror="alert(1)`],
  ["a PNG of text", "data:image/png,%89PNG"],
  ["another kind of data", `data:text/html;base64,${Buffer.from("<script>").toString("base64")}`],
  ["a GIF", "data:image/gif;base64,R0lGODlhAQABAAAAACw="],
  ["an address", "https://evil.example/logo.svg"],
  ["a script as address", "javascript:alert(1)"],
];

test.each(attacks)("%s is refused with a reason", (_case, text) => {
  for (const given of [text, encoded(text), `data:image/svg+xml,${encodeURIComponent(text)}`]) {
    const read = readLogo(given);
    expect(read.is).toBe("refused");
    if (read.is === "refused") expect(read.why).toMatch(/^It|^The|^A PNG|^Something/);
  }
});

test("nothing that comes through can act, whatever the pieces", () => {
  const pieces = fc.constantFrom(
    ...[
      "<svg viewBox='0 0 1 1'>",
      "</svg>",
      "<g ",
      "<path d='M0 0'",
      "/>",
      ">",
      "<",
      "</g>",
      "<!--",
      "-->",
    ],
    ...[
      "<script>",
      "onload=",
      '"',
      "'",
      "alert(1)",
      "fill='url(#a)'",
      "url(",
      "&lt;",
      "style=",
      "\n",
      "id='x'",
    ],
  );
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 14 }), (parts) => {
      const read = readLogo(`<svg viewBox="0 0 1 1">${parts.join("")}</svg>`);
      if (read.is !== "safe") return;
      expect(read.html).toMatch(/^(?:<\/?(?:svg|g|path)(?: [\w-]+="[\w\s.,#%()+-]*")*>)+$/);
      expect(read.html).not.toMatch(/script|onload|style/i);
    }),
    { numRuns: 3000 },
  );
});
