import { createHash } from "node:crypto";
import { gzipSync } from "node:zlib";
import { expect, test } from "vitest";
import { contentSecurityPolicy } from "#lib/error-pages/content-security.ts";
import { type ServiceDescription, unknownService } from "#lib/error-pages/describe-service.ts";
import { builtInLook } from "#lib/error-pages/prepare-look.ts";
import { preparePage } from "#lib/error-pages/prepare-page.ts";
import { renderHtml } from "#lib/error-pages/render-html.ts";
import { renderProblem } from "#lib/error-pages/render-problem.ts";
import { renderText } from "#lib/error-pages/render-text.ts";
import { retryDecisions } from "#lib/error-pages/retry-decisions.ts";
import { type PageKind, type PublicState, pageKinds } from "#lib/error-pages/schemas.ts";
import { shortenScript } from "#lib/error-pages/script.ts";

const now = new Date("2026-11-22T14:03:00Z");
const base_url = "https://errors.example";

function describe(state: PublicState = "checking"): ServiceDescription {
  return {
    known: true,
    display_name: "Northwind Shop",
    home_url: "https://northwind.example/",
    default_language: "en",
    show_recovery: true,
    safe_rate: 100,
    support: { email: "help@northwind.example", phone: "0800 123 456", hours: "daily 8–20" },
    status: { state, since: new Date("2026-11-22T14:02:00Z"), updated_at: now },
    texts: [],
    look: builtInLook,
    closures: [],
  };
}
function page(kind: PageKind, description: ServiceDescription = describe(), service = "shop") {
  const asked = { service, kind, reference: "7K3F-9QXM", safe: true };
  return preparePage(asked, { description, language: "en", base_url, now, random: () => 0.5 });
}

test.each(pageKinds)(
  "the %s page is small, whole by itself and readable without its script",
  (kind) => {
    const html = renderHtml(page(kind));
    expect(Buffer.byteLength(html)).toBeLessThanOrEqual(12_000);
    expect(gzipSync(html, { level: 9 }).length).toBeLessThanOrEqual(5_000);
    expect(html).not.toMatch(/http-equiv|@import|url\(|src=/i);
    expect(html.match(/<h1>/g)).toHaveLength(1);
    const withoutScript = html.replace(/<script>[\s\S]*<\/script>/, "");
    const { heading, what, data, next } = page(kind);
    const escaped = (text: string) => text.replaceAll("'", "&#39;");
    for (const words of [heading, what, data, ...next, "7K3F-9QXM", "help@northwind.example"]) {
      expect(withoutScript).toContain(escaped(words));
    }
  },
);

test("style and script of a page are those whose hashes its policy allows, and nothing else runs", () => {
  const html = renderHtml(page("502"));
  const policy = contentSecurityPolicy(base_url, builtInLook);
  const hash = (text = "") => `'sha256-${createHash("sha256").update(text).digest("base64")}'`;
  for (const [name, parts] of [
    ["style", /<style>([\s\S]*?)<\/style>/g],
    ["script", /<script>([\s\S]*?)<\/script>/g],
  ] as const) {
    const found = Array.from(html.matchAll(parts), ([, text]) => hash(text));
    expect(found.length).toBeGreaterThan(0);
    const allowed = policy.split("; ").find((rule) => rule.startsWith(`${name}-src `));
    for (const one of found) expect(allowed).toContain(one);
  }
  expect(policy).toMatch(/^default-src 'none'/);
  expect(policy).not.toContain("unsafe");
  expect(html).not.toMatch(/ style=| on\w+=/);
});

test("the page's script decides by the text that the stampede is simulated with", () => {
  expect(renderHtml(page("502"))).toContain(shortenScript(retryDecisions));
});

const hostile = `"><script>alert(1)</script><img src=x onerror='alert(2)'>&`;

test("nothing that people edited is read as HTML", () => {
  const description: ServiceDescription = {
    ...describe(),
    display_name: hostile,
    home_url: `https://northwind.example/?a="><script>`,
    support: { phone: hostile, hours: hostile, url: `https://x.example/"onclick=` },
    texts: [
      {
        own: true,
        kind: "502",
        language: "en",
        texts: { heading: hostile, what: hostile, data: hostile, next: [hostile, hostile] },
      },
    ],
  };
  const html = renderHtml(page("502", description, hostile));
  expect(html.match(/<script>/g)).toHaveLength(1);
  expect(html).not.toContain("<img");
  expect(html).not.toMatch(/"onclick=/);
  expect(html).toContain("&lt;script&gt;alert(1)&lt;/script&gt;");
  expect(JSON.parse(renderProblem(page("502", description))).title).toBe(hostile);
});

test("a live recovery is told in the heading, a plain sentence and four steps", () => {
  const html = renderHtml(page("502"));
  expect(html).toContain("<h1>The service is not answering, and we are fixing it</h1>");
  expect(html).toContain(">We have tried a fix and are checking that it works.</p>");
  const steps = Array.from(html.matchAll(/<li data-p="(\w+)"/g), ([, progress]) => progress);
  expect(steps).toEqual(["done", "done", "now", "later"]);
  expect(html).toContain('<time dir="auto" datetime="2026-11-22T14:02:00.000Z">14:02 UTC</time>');
  expect(renderText(page("502"))).toContain("We have tried a fix and are checking that it works.");
  expect(JSON.parse(renderProblem(page("502"))).recovery).toEqual({
    state: "checking",
    since: "2026-11-22T14:02:00.000Z",
  });
});

test.each([
  ["noticed", "done later later later"],
  ["fixing", "done now later later"],
  ["checking", "done done now later"],
  ["needs_people", "done done done later"],
  ["back", "done done done done"],
] as const)("in the state %s the steps are %s", (state, expected) => {
  const html = renderHtml(page("503", describe(state)));
  const steps = Array.from(html.matchAll(/<li data-p="(\w+)"/g), ([, progress]) => progress);
  expect(steps.join(" ")).toBe(expected);
});

test.each([
  ["a service that does not show its recoveries", { ...describe(), show_recovery: false }],
  ["an unknown service", unknownService],
])("%s has a page that says nothing of a recovery", (_case, description) => {
  const html = renderHtml(page("502", description));
  expect(html).toContain("<h1>The service is not answering</h1>");
  expect(html).not.toContain("<section");
  expect(JSON.parse(renderProblem(page("502", description))).recovery).toBeUndefined();
});

test.each(["500", "502", "503", "504", "recovering"] as const)(
  "while the trouble of a %s is only noticed, nobody is told that it is being fixed",
  (kind) => {
    const { heading } = page(kind, describe("noticed"));
    expect(heading).toMatch(/we know about/i);
    const visible = renderText(page(kind, describe("noticed")));
    expect(visible).not.toMatch(/fixing/);
    const html = renderHtml(page(kind, describe("noticed")));
    expect(html.replaceAll(/<script>[\s\S]*<\/script>|<[^>]*>/g, "")).not.toMatch(/fixing/);
  },
);

test("a visitor's own slip is not answered with a recovery", () => {
  expect(renderHtml(page("404"))).not.toContain("<section");
});

test("Retry-After and the countdown are one number, drawn anew for each page", () => {
  const waits = [0, 0.5, 0.999].map((draw) => {
    const asked = { service: "shop", kind: "502", reference: "7K3F-9QXM", safe: true } as const;
    const surroundings = { description: describe("fine"), language: "en", base_url, now } as const;
    return preparePage(asked, { ...surroundings, random: () => draw });
  });
  expect(waits.map((one) => one.retry_after_seconds)).toEqual([15, 30, 45]);
  for (const one of waits) {
    const html = renderHtml(one);
    expect(html).toContain(`data-wait="${one.retry_after_seconds}"`);
    expect(html).toContain(`Try again in ${one.retry_after_seconds} seconds.`);
  }
});

test.each(["400", "401", "403", "404", "408", "413", "422", "500", "offline"] as const)(
  "the %s page promises no time and looks for none",
  (kind) => {
    expect(page(kind).retry_after_seconds).toBeNull();
    expect(renderHtml(page(kind))).not.toMatch(/<main[^>]*data-wait=|Try again in \d/);
  },
);

test("the texts of a service win over the organisation's, and those over the built-in, field by field", () => {
  const texts = [
    { own: true, kind: "503", language: "en", texts: { heading: "The shop is shut" } },
    {
      own: false,
      kind: "503",
      language: "en",
      texts: { heading: "Closed", data: "All is saved." },
    },
    { own: true, kind: "503", language: "en", texts: { heading: 7 } },
    { own: true, kind: "503", language: "de", texts: { what: "Der Laden ist zu." } },
  ];
  const edited = page("503", { ...describe(), texts });
  expect(edited.heading).toBe("The shop is shut");
  expect(edited.data).toBe("All is saved.");
  expect(edited.what).toBe(page("503").what);
});
