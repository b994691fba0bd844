import { beforeAll, describe, expect, test } from "vitest";
import { mediaTypes } from "#lib/error-pages/negotiate.ts";
import { pageKinds } from "#lib/error-pages/schemas.ts";
import { frameNames, useFrames } from "#tests/support/bad-inputs/frames.ts";
import { useDatabase } from "#tests/support/database.ts";
import { type PlainAnswer, sendPlain } from "#tests/support/send-plain.ts";

const database = useDatabase();
const trusting = { TRUST_PROXY: "127.0.0.1" };
const [strangers, proxies] = [useFrames(database), useFrames(database, trusting)];

/** What must never come back, each as an error of a service would carry it. */
const canaries = {
  stack: "TypeError: canary-stack at Object.charge (/srv/canary-app/pay.js:41:7)",
  path: "/srv/canary-path/config.yaml",
  host: "canary-host.internal",
  address: "10.77.66.55",
  header: "canary-header-secret",
  version: "CanaryServer/9.87.6",
  framework: "canary-framework",
};
const traces = /canary|10\.77\.66\.55|9\.87\.6/i;
const machinery =
  /next\.?js|\bnext\/|\breact\b|prisma|postgres|node\.?js|node_modules|express|paramedic\/|\.tsx?\b|\bat \S+ \(/i;
const ownHeaders = [
  ...["access-control-allow-origin", "cache-control", "connection", "content-language"],
  ...["content-length", "content-security-policy", "content-type", "date", "keep-alive"],
  ...["referrer-policy", "retry-after", "transfer-encoding", "vary", "x-content-type-options"],
  ...["x-robots-tag"],
];

const everywhere = Object.values(canaries).join(" ");
const inPath = encodeURIComponent(everywhere);
const routes = [
  ...pageKinds.flatMap((kind) => [`/e/shop/${kind}`, `/e/${inPath}/${kind}`, `/e/${kind}`]),
  ...[`/e/${inPath}`, `/e/shop/${inPath}`, `/e/${inPath}/${inPath}.json`, "/e", "/e/"],
  ...["/e/503/about", `/e/${inPath}/about`, `/e/503/${inPath}/about`],
  ...["/e/shop/status.json", `/e/${inPath}/status.json`, "/e/status.json"],
  ...["/e/%00/500", "/e/..%2f..%2fetc/500", "/e/shop/502.html", "/e/shop/502.txt"],
];
const claims = {
  "x-code": canaries.version,
  "x-format": canaries.framework,
  "x-service-name": canaries.host,
  "x-request-id": canaries.header,
  "x-original-method": canaries.framework,
  "x-original-uri": canaries.path,
  "x-namespace": canaries.host,
  "x-ingress-name": canaries.host,
  "x-service-port": canaries.address,
  "x-forwarded-for": canaries.address,
  "x-forwarded-host": canaries.host,
  "x-real-ip": canaries.address,
  "x-paramedic-trusted": canaries.header,
  "x-powered-by": canaries.framework,
  "user-agent": canaries.version,
  referer: `https://${canaries.host}${canaries.path}`,
  cookie: `session=${canaries.header}; lang=${canaries.header}`,
  authorization: `Bearer ${canaries.header}`,
  "accept-language": `${canaries.header}, de-${canaries.framework};q=0.9`,
  "next-router-state-tree": canaries.framework,
};
const accepts = [
  ...Object.values(mediaTypes),
  `${canaries.framework}/json`,
  `text/${canaries.header};q=1`,
];

beforeAll(async () => {
  await database.pool.service.create({ data: { name: "shop" } });
});

/**
 * Next by itself adds names of its own to Vary, and answers unreadable paths and what asks for a part of a page before
 * any route of ours: only a front prevents that.
 */
const atFront = { fronted: true, more: { rsc: "1" }, paths: [...routes, "/e/%zz/500"] };
const frames = frameNames.flatMap((frame) => {
  const own = frame === "front" ? atFront : { fronted: false, more: {}, paths: routes };
  return [
    { ...own, name: `${frame}, for a stranger`, frame: strangers[frame] },
    { ...own, name: `${frame}, for a proxy that may be trusted`, frame: proxies[frame] },
  ];
});

function expectClean(path: string, answer: PlainAnswer): void {
  const whole = `${JSON.stringify(answer.headers)}\n${answer.body}`;
  expect(`${path} ${traces.exec(whole)?.[0]}`).toBe(`${path} undefined`);
  expect(`${path} ${machinery.exec(whole)?.[0]}`).toBe(`${path} undefined`);
  const names = Object.keys(answer.headers).filter((name) => !ownHeaders.includes(name));
  expect(names, path).toEqual([]);
}

describe.each(frames)("framed by $name", ({ frame, fronted, more, paths }) => {
  test.each(["GET", "POST", "DELETE"])("no %s gets back what was put into it", async (method) => {
    const all = paths.flatMap((path) => accepts.map((accept) => ({ path, accept })));
    for (const { path, accept } of all) {
      const query = `?ref=${inPath}&lang=${inPath}&${inPath}=${inPath}`;
      const body = method === "GET" ? "" : everywhere;
      const headers = { ...claims, ...more, accept, host: canaries.host };
      const answer = await sendPlain(frame.port(), { method, path: path + query, headers, body });
      expectClean(path, answer);
      if (fronted) expect(answer.headers.vary ?? "", path).not.toMatch(/next|rsc/i);
    }
    expect(all.length).toBeGreaterThan(300);
  });

  test("no fault was logged as ours", () => {
    expect(frame.faults()).toEqual([]);
  });
});
