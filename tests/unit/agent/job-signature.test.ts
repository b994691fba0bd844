import { randomBytes } from "node:crypto";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  describePublicKey,
  openJob,
  openPublicKey,
  openSigningKey,
  signJob,
} from "#lib/agent/job-signature.ts";
import { refuseJob } from "#lib/agent/judge-job.ts";
import type { Job } from "#lib/agent/protocol-schemas.ts";

const signingKey = openSigningKey(Buffer.alloc(32, 7));
const publicKey = openPublicKey(describePublicKey(signingKey));
const now = Date.parse("2026-11-28T10:00:00Z");
const job: Job = {
  ...{ version: 1, agent: "web-1", kind: "run", key: "run.0.1", target: "t", command: "restart" },
  ...{ fence: 3, issued_at: "2026-11-28T10:00:00.000Z", expires_at: "2026-11-28T10:00:20.000Z" },
};

describe("the signature of a job", () => {
  test("opens what the same key signed", () => {
    expect(openJob(publicKey, signJob(signingKey, job))).toEqual(job);
  });

  test("stays the same for a key, so that agents can pin it", () => {
    expect(describePublicKey(signingKey)).toBe(
      describePublicKey(openSigningKey(Buffer.alloc(32, 7))),
    );
    expect(describePublicKey(signingKey)).toMatch(/^ed25519:[\w-]{43}$/);
  });

  test("[exception 51] does not open with any one bit of job or signature changed", () => {
    const signed = signJob(signingKey, job);
    const flip = (text: Buffer, bit: number) => {
      const bytes = Buffer.from(text);
      bytes[bit >> 3] = (bytes[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      return bytes;
    };
    const text = Buffer.from(signed.job);
    const signature = Buffer.from(signed.signature, "base64url");
    for (let bit = 0; bit < text.length * 8; bit += 1) {
      expect(openJob(publicKey, { ...signed, job: flip(text, bit).toString("latin1") })).toBeNull();
    }
    for (let bit = 0; bit < signature.length * 8; bit += 1) {
      const changed = flip(signature, bit).toString("base64url");
      expect(openJob(publicKey, { ...signed, signature: changed })).toBeNull();
    }
  });

  test("[exception 51] does not open by another key, nor by none", () => {
    const other = openSigningKey(randomBytes(32));
    expect(openJob(publicKey, signJob(other, job))).toBeNull();
    expect(openJob(publicKey, { job: JSON.stringify(job), signature: "" })).toBeNull();
    expect(openJob(publicKey, { job: JSON.stringify(job), signature: "§".repeat(99) })).toBeNull();
  });

  test("covers the very text: the same members in another order are another job", () => {
    const { signature } = signJob(signingKey, job);
    const reordered = JSON.stringify(Object.fromEntries(Object.entries(job).reverse()));
    expect(openJob(publicKey, { job: reordered, signature })).toBeNull();
  });

  test("lets nothing through that is no job, though it be signed", () => {
    const more = [{ args: ["-rf"] }, { run: ["/bin/sh"] }, { version: 2 }, { key: "__proto__" }];
    for (const change of more) {
      const signed = signJob(signingKey, { ...job, ...change } as Job);
      expect(openJob(publicKey, signed), JSON.stringify(change)).toBeNull();
    }
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(openJob(publicKey, signJob(signingKey, value as unknown as Job))).toBeNull();
      }),
    );
  });

  test.each(["", "ed25519:", "ed25519:short", "rsa:abc", `ed25519:${"!".repeat(43)}`])(
    "the key %j is refused when it is configured",
    (text) => {
      expect(() => openPublicKey(text)).toThrow(/43 characters/);
    },
  );
});

describe("[exception 51] a job that was signed", () => {
  test("is for its own agent only", () => {
    expect(refuseJob(job, "web-1", now)).toBeNull();
    expect(refuseJob(job, "web-2", now)).toMatch(/for the agent web-1/);
  });

  test("expires, with a minute for clocks that differ", () => {
    expect(refuseJob(job, "web-1", now + 79_000)).toBeNull();
    expect(refuseJob(job, "web-1", now + 81_000)).toMatch(/expired/);
  });

  test("is not taken from a clock that is far ahead", () => {
    expect(refuseJob(job, "web-1", now - 59_000)).toBeNull();
    expect(refuseJob(job, "web-1", now - 61_000)).toMatch(/ahead/);
  });
});
