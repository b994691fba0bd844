import { hostileTexts } from "#tests/fixtures/hostile-texts.ts";
import type { Dashboard } from "#tests/support/dashboard.ts";
import { logsRequest, spansRequest } from "#tests/support/otlp-requests.ts";
import { writeEnvelope } from "#tests/support/sentry-sender.ts";

type Sent = { service: string; key: string; numericId: number };

/** Sends the texts in every field of every door, and as every text that people give; what a schema refuses is refused. */
export async function sendHostileTexts(dashboard: Dashboard): Promise<Sent> {
  const service = "shop";
  const { body } = await dashboard.api("POST", "/services", { name: service });
  const created = await dashboard.api("POST", "/ingest-keys", { name: "every service" });
  const { numeric_id: numericId } = body as { numeric_id: number };
  const sent = { service, numericId, key: (created.body as { secret: string }).secret };
  await sendToDoors(dashboard.product.address, sent);
  await sendByPeople(dashboard, service);
  return sent;
}

async function sendToDoors(address: string, { service, key, numericId }: Sent): Promise<void> {
  const post = async (path: string, type: string, payload: string) => {
    const headers = { "x-ingest-key": key, "content-type": type };
    const answer = await fetch(address + path, { method: "POST", headers, body: payload });
    if (!answer.ok) throw new Error(`${path} answered ${answer.status}: ${await answer.text()}`);
  };
  const json = "application/json";
  const plain = hostileTexts.map((message) => ({ message, service_name: service }));
  const everywhere = hostileTexts.map((text) => ({
    ...{ message: text, error_code: text, service_name: text, environment: text, release: text },
    ...{ request_id: text, user_id: text, url: text, host: text, fingerprint: [text, text] },
    ...{ stack_trace: stackOf(text), attributes: attributesOf(text), [text]: text },
  }));
  await post("/api/ingest", json, JSON.stringify(plain));
  await post("/api/ingest", json, JSON.stringify(everywhere));
  const lines = [...plain, ...everywhere].map((record) => JSON.stringify(record));
  await post("/api/ingest", "application/x-ndjson", lines.join("\n"));
  const event = sentryEvent();
  const envelope = writeEnvelope({ event_id: crypto.randomUUID().replaceAll("-", "") }, [
    { header: { type: "event" }, payload: event },
    {
      header: { type: "user_report" },
      payload: { comments: hostileTexts[0], name: hostileTexts[1] },
    },
  ]);
  const sentry = `/api/${numericId}`;
  await post(`${sentry}/envelope/?sentry_key=${key}`, "application/x-sentry-envelope", envelope);
  await post(`${sentry}/store/?sentry_key=${key}`, json, JSON.stringify(event));
  const logs = hostileTexts.map((text) => ({
    ...{ severityNumber: 17, severityText: text, body: { stringValue: text } },
    attributes: {
      ...attributesOf(text),
      "exception.type": text,
      "exception.stacktrace": stackOf(text),
    },
  }));
  const resource = {
    "service.name": service,
    "host.name": hostileTexts[0],
    "service.version": hostileTexts[1],
  };
  await post("/v1/logs", json, JSON.stringify(logsRequest(logs, resource)));
  const spans = hostileTexts.map((text) => ({
    ...{ name: text, status: { code: 2, message: text }, attributes: attributesOf(text) },
    traceId: crypto.randomUUID().replaceAll("-", ""),
    spanId: crypto.randomUUID().replaceAll("-", "").slice(16),
    events: [
      { name: "exception", attributes: { "exception.message": text, "exception.type": text } },
    ],
  }));
  await post("/v1/traces", json, JSON.stringify(spansRequest(spans, resource)));
}

function attributesOf(text: string) {
  return { [text]: text, "http.url": text, source_url: text, nested: { [text]: [text] } };
}

function stackOf(text: string): string {
  return `Error: ${text}\n    at ${text} (${text}:1:2)\n    at Object.<anonymous> (/app/${text}.ts:3:4)`;
}

/** An event that holds all texts: each is a tag, an exception, a frame and a breadcrumb. */
function sentryEvent() {
  const text = (index: number) => hostileTexts[index % hostileTexts.length] ?? "";
  const frames = hostileTexts.map((one) => ({
    ...{ function: one, module: one, filename: one, abs_path: one, lineno: 1, context_line: one },
    ...{ pre_context: [one], post_context: [one], vars: { [one]: one }, in_app: true },
  }));
  return {
    ...{ event_id: crypto.randomUUID().replaceAll("-", ""), level: "error", platform: text(3) },
    ...{
      transaction: text(4),
      server_name: text(5),
      release: text(6),
      environment: text(7).slice(0, 60),
    },
    logger: text(8),
    exception: {
      values: hostileTexts
        .map((one) => ({ type: one, value: one, stacktrace: { frames } }))
        .slice(0, 4),
    },
    tags: Object.fromEntries(hostileTexts.map((one) => [one, one])),
    extra: Object.fromEntries(hostileTexts.map((one) => [one, { [one]: one }])),
    user: { id: text(9), username: text(10), email: text(11), ip_address: text(12) },
    request: {
      url: text(13),
      method: text(14),
      headers: { [text(15)]: text(16) },
      data: text(17),
      query_string: text(18),
    },
    breadcrumbs: {
      values: hostileTexts.map((one) => ({ category: one, message: one, data: { [one]: one } })),
    },
    contexts: { [text(19)]: { [text(20)]: text(21) } },
  };
}

async function sendByPeople({ api, product }: Dashboard, service: string): Promise<void> {
  for (const name of hostileTexts) await api("POST", "/services", { name });
  const [text = "", other = ""] = hostileTexts;
  const target = {
    name: "shop-admin",
    service,
    type: "http",
    config: { base_url: "http://192.0.2.1/", allow_private: true },
  };
  const scenario = {
    ...{
      name: "restart-shop",
      service,
      trigger: { error_codes: [...hostileTexts].slice(0, 20), count: 5, window_seconds: 60 },
    },
    steps: [{ action: "restart", target: "shop-admin", params: { key: "level", value: other } }],
    escalate_to: [text],
  };
  const given: [method: string, path: string, body: unknown][] = [
    ["POST", "/channels", { name: text, type: "email", config: { to: ["ops@example.com"] } }],
    ["POST", "/targets", target],
    ["POST", "/targets", { ...target, name: text }],
    ["POST", "/scenarios", { ...scenario, steps: [{ action: "restart", target: "shop-admin" }] }],
    ["POST", "/scenarios", { ...scenario, name: text }],
    ["PUT", "/kill-switch", { engaged: true, reason: other, service }],
    ["POST", "/ingest-keys", { name: text }],
    ["POST", "/api-tokens", { name: text, scope: "read" }],
    ["POST", "/agents", { name: text }],
    [
      "POST",
      "/users",
      { email: "eve@example.com", name: text, role: "viewer", password: "a-password-of-eve" },
    ],
    [
      "POST",
      "/grouping-rules",
      { name: text, error_code: text.slice(0, 200), fingerprint: [other] },
    ],
    [
      "PATCH",
      `/services/${service}`,
      {
        support: { phone: text.slice(0, 40), hours: text.slice(0, 80), url: "javascript:__ran(1)" },
      },
    ],
    [
      "PATCH",
      `/services/${service}`,
      { support: { phone: text.slice(0, 40) }, error_page: { display_name: text.slice(0, 80) } },
    ],
    ["POST", "/maintenance", { reason: other, messages: { en: text }, schedule: hourFromNow() }],
  ];
  for (const [method, path, body] of given) await api(method, path, body);
  const { pathname } = new URL(`/e/${service}/feedback`, product.address);
  for (const message of hostileTexts.slice(0, 12)) {
    const form = new URLSearchParams({ message, name: message, email: message, website: "" });
    await fetch(`${product.address}${pathname}?kind=503&lang=en`, { method: "POST", body: form });
  }
}

function hourFromNow() {
  const at = (minutes: number) => new Date(Date.now() + minutes * 60_000).toISOString();
  return { kind: "once", from: at(60), to: at(120) };
}
