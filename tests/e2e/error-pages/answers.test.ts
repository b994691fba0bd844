import { beforeAll, describe, expect, test } from "vitest";
import { z } from "zod";
import { kindRules } from "#lib/error-pages/kinds.ts";
import { mediaTypes } from "#lib/error-pages/negotiate.ts";
import { pageKinds } from "#lib/error-pages/schemas.ts";
import { deriveReference } from "#lib/issues/reference.ts";
import { acceptTable } from "#tests/fixtures/accept-table.ts";
import { frameNames, useFrames } from "#tests/support/bad-inputs/frames.ts";
import { useDatabase } from "#tests/support/database.ts";
import { type PlainAnswer, sendPlain } from "#tests/support/send-plain.ts";

const database = useDatabase();
const frames = useFrames(database);

beforeAll(async () => {
  const error_page = { display_name: "Northwind Shop" };
  await database.pool.service.create({ data: { name: "shop", error_page } });
});

/** The members of RFC 9457, and the extensions that we document. */
const ProblemDetails = z.strictObject({
  type: z.url({ protocol: /^https?$/ }),
  title: z.string().min(1),
  status: z.number().int().min(400).max(599),
  detail: z.string().min(1),
  next: z.array(z.string().min(1)),
  reference: z.string().regex(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/),
  retry_after_seconds: z.number().int().positive().exactOptional(),
});

function expectProblem(answer: PlainAnswer): void {
  const problem = ProblemDetails.parse(JSON.parse(answer.body));
  expect(problem.status).toBe(answer.status);
  const { retry_after_seconds = null } = problem;
  expect(answer.headers["retry-after"] ?? null).toBe(
    retry_after_seconds === null ? null : String(retry_after_seconds),
  );
}

describe.each(frameNames)("framed by %s", (frame) => {
  const ask = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    sendPlain(frames[frame].port(), { method, path, headers });

  test.each(pageKinds)(
    `${acceptTable.length} Accept headers get the %s page as they ask for it`,
    async (kind) => {
      for (const [accept, format] of acceptTable) {
        const answer = await ask(`/e/shop/${kind}`, accept === null ? {} : { accept });
        const seen = `${accept}: ${answer.status} ${answer.headers["content-type"]}`;
        expect(seen).toBe(
          `${accept}: ${kindRules[kind].status} ${mediaTypes[format]}; charset=utf-8`,
        );
        if (format === "problem" || format === "json") expectProblem(answer);
        const wait = /<main[^>]*data-wait="(\d+)"/.exec(answer.body)?.[1];
        if (format === "html") expect(answer.headers["retry-after"]).toBe(wait);
      }
    },
  );

  test.each(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"])(
    "a %s is answered with status and headers of the page",
    async (method) => {
      const answer = await ask("/e/shop/503", { accept: "text/html" }, method);
      expect(answer.status).toBe(503);
      expect(answer.headers).toMatchObject({
        "content-type": "text/html; charset=utf-8",
        "content-language": "en",
        "cache-control": "no-store",
        "retry-after": expect.stringMatching(/^\d+$/),
        vary: expect.stringContaining("Sec-Fetch-Dest"),
        "content-security-policy": expect.stringMatching(/^default-src 'none'/),
      });
      expect(answer.body.length > 0).toBe(method !== "HEAD");
    },
  );

  test.each([
    ["html", "text/html"],
    ["json", "application/json"],
    ["txt", "text/plain"],
  ])("the extension .%s wins over Accept", async (extension, type) => {
    const answer = await ask(`/e/shop/504.${extension}`, { accept: "application/problem+json" });
    expect(answer.status).toBe(504);
    expect(answer.headers["content-type"]).toContain(type);
  });

  test("a proxy that is not trusted chooses nothing by its headers", async () => {
    const answer = await ask("/e/500", {
      "x-code": "503",
      "x-format": "application/json",
      "x-service-name": "shop",
      "x-request-id": "r-1",
      "x-paramedic-trusted": "yes",
    });
    expect(answer.status).toBe(500);
    expect(answer.headers["content-type"]).toContain("text/html");
    expect(answer.body).not.toContain("Northwind");
    expect(answer.body).not.toContain(deriveReference("r-1"));
  });

  test("what a browser loads for a picture or a script is no page", async () => {
    const answer = await ask("/e/shop/404", { accept: "image/*,*/*", "sec-fetch-dest": "image" });
    expect(answer.headers["content-type"]).toContain("text/plain");
  });
});

test.each(frameNames)("no fault was logged as ours by %s", (frame) => {
  expect(frames[frame].faults()).toEqual([]);
});
