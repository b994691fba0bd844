import { createHash } from "node:crypto";

export const sampleKinds = ["short", "typical", "long"] as const;
export type SampleKind = (typeof sampleKinds)[number];

type Random = () => number;
const packages = ["checkout", "payment", "inventory", "session", "pricing", "gateway", "mail"];
const modules = ["handler", "repository", "client", "retry", "transaction", "pool", "serializer"];
const verbs = ["load", "charge", "reserve", "confirm", "resolve", "publish", "acquire", "decode"];
const nouns = ["Order", "Invoice", "Basket", "Token", "Account", "Shipment", "Coupon", "Quote"];

/**
 * Records as services report them, the same in every run: `short` ones without a stack, `typical` ones with 15 frames
 * and a few attributes, `long` ones with 45 frames and breadcrumbs. Mixed: a quarter, a half and a quarter.
 */
export function* listSampleRecords(
  count: number,
  kind: SampleKind | "mixed",
  batch: number,
): Generator<object[]> {
  const random = createRandom(20_261_128);
  for (let start = 0; start < count; start += batch) {
    const length = Math.min(batch, count - start);
    yield Array.from({ length }, (_, index) =>
      createRecord(start + index, kind === "mixed" ? pickKind(random) : kind, random),
    );
  }
}

function pickKind(random: Random): SampleKind {
  const draw = random();
  if (draw < 0.25) return "short";
  return draw < 0.75 ? "typical" : "long";
}

function createRecord(number: number, kind: SampleKind, random: Random) {
  const site = Math.floor(random() * 40);
  const id = createHash("md5").update(`record ${number}`).digest("hex");
  const issue = createHash("md5").update(`issue ${site}`).digest("hex");
  const user = `user-${Math.floor(random() * 50_000)}`;
  const order = Math.floor(random() * 1e9);
  return {
    service_id: 1 + (site % 5),
    timestamp: new Date(Date.UTC(2026, 10, 1) + number * 4).toISOString(),
    id,
    issue_id: issue,
    environment: "production",
    error_code: `${nouns[site % 8]?.toUpperCase()}_${verbs[site % 7]?.toUpperCase()}_FAILED`,
    level: "error",
    message: `Could not ${verbs[site % 8]} ${nouns[site % 8]} ${order}: upstream 10.4.${site}.12:5432 answered 503 after ${Math.floor(random() * 9000)} ms (attempt 3 of 3)`,
    request_id: `req-${hex(random, 20)}`,
    reference: hex(random, 8).toUpperCase(),
    stack_trace: kind === "short" ? null : createStack(site, kind === "typical" ? 15 : 45),
    release: `shop@4.${site % 9}.2`,
    user_id: user,
    url: `https://shop.example.com/api/v2/orders/${order}/confirm?step=${site % 4}`,
    host: `shop-${site % 6}-${hex(random, 5)}`,
    attributes: createAttributes(kind, random, user),
  };
}

/** The same place of the code throws the same stack, as in life. */
function createStack(site: number, frames: number): string {
  const random = createRandom(site + 1);
  const pick = (words: string[]) => words[Math.floor(random() * words.length)] ?? "";
  const lines = Array.from({ length: frames }, () => {
    const place = `/srv/app/node_modules/@shop/${pick(packages)}/dist/${pick(modules)}.js`;
    const line = Math.floor(random() * 900) + 1;
    return `    at async ${pick(nouns)}${pick(nouns)}Service.${pick(verbs)}${pick(nouns)} (${place}:${line}:${1 + Math.floor(random() * 80)})`;
  });
  return [`${nouns[site % 8]}Error: the upstream did not answer`, ...lines].join("\n");
}

function createAttributes(kind: SampleKind, random: Random, user: string) {
  const base = {
    "http.method": "POST",
    "http.route": "/api/v2/orders/:id/confirm",
    "http.status_code": 503,
    trace_id: hex(random, 32),
    span_id: hex(random, 16),
    "service.instance.id": hex(random, 12),
  };
  if (kind === "short") return base;
  const typical = {
    ...base,
    runtime: { name: "node", version: "24.21.0" },
    os: { name: "linux", kernel: "6.12.9-amd64" },
    browser: "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0",
    tenant: `tenant-${Math.floor(random() * 300)}`,
    user: { id: user, plan: "business", locale: "en-GB" },
  };
  if (kind === "typical") return typical;
  const breadcrumbs = Array.from({ length: 20 }, (_, index) => ({
    type: "http",
    category: "fetch",
    timestamp: 1_793_000_000 + index + random(),
    data: {
      url: `https://api.example.com/v1/${packages[index % 7]}/${hex(random, 10)}`,
      status_code: 200,
    },
  }));
  return { ...typical, breadcrumbs };
}

function hex(random: Random, length: number): string {
  let text = "";
  while (text.length < length)
    text += Math.floor(random() * 2 ** 32)
      .toString(16)
      .padStart(8, "0");
  return text.slice(0, length);
}

/** Park and Miller's minimal standard generator (1988): the same numbers in every run. */
function createRandom(seed: number): Random {
  let state = (seed * 48_271) % 2_147_483_647;
  return () => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
}
