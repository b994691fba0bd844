import { Webhook } from "standardwebhooks";
import { expect, test } from "vitest";
import { joinUrl, type Order, prepareRequest } from "#lib/recovery/http-request.ts";

const order: Order = {
  action: "clear-cache",
  params: null,
  idempotency_key: "run.0.1",
  service: "shop",
  environment: "production",
  run_id: "run",
  requested_by: "scenario x",
};
const base_url = "https://admin.example.com/ops";

test("an action is a signed POST to its own path unless the plan says otherwise", () => {
  const secret = "whsec_bXktc2VjcmV0LW9mLXRoZS10ZXN0cw==";
  const request = prepareRequest({ base_url, secret }, order, new Date());
  expect(request).toMatchObject({
    url: "https://admin.example.com/ops/paramedic/clear-cache",
    method: "POST",
    headers: { "webhook-id": "run.0.1", "idempotency-key": "run.0.1" },
  });
  const read = new Webhook(secret).verify(request.body ?? "", request.headers);
  expect(read).toMatchObject({ action: "clear-cache", service: "shop", run_id: "run", params: {} });
});

test("a secret that is no base64 signs with its own bytes", () => {
  const secret = "just some words";
  const request = prepareRequest({ base_url, secret }, order, new Date());
  const webhook = new Webhook(Buffer.from(secret), { format: "raw" });
  expect(() => webhook.verify(request.body ?? "", request.headers)).not.toThrow();
});

test("a DELETE has no body, and without a secret nothing is signed", () => {
  const params = { path: "/cache", method: "DELETE" as const };
  const request = prepareRequest({ base_url, secret: null }, { ...order, params }, new Date());
  expect(request).toEqual({
    url: "https://admin.example.com/ops/cache",
    method: "DELETE",
    headers: { accept: "application/json", "idempotency-key": "run.0.1" },
  });
});

test.each(["/../secrets", "/..%2f..", "/a/../../b"])(
  "the path %s stays inside or is refused",
  (path) => {
    const outcome = (() => {
      try {
        return joinUrl(base_url, path);
      } catch {
        return "refused";
      }
    })();
    expect(outcome === "refused" || outcome.startsWith(`${base_url}/`)).toBe(true);
  },
);
