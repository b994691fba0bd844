import { expect, test } from "vitest";
import { verifyPassword } from "#lib/accounts/password.ts";
import { hashSecret } from "#lib/platform/secrets.ts";
import { prepareFirstStart } from "#lib/runtime/prepare-first-start.ts";
import { useDatabase } from "#tests/support/database.ts";

const own = useDatabase();
const given = {
  ADMIN_EMAIL: "Ops@Example.com",
  ADMIN_PASSWORD: undefined,
  INGEST_KEY: "an-ingest-key-of-the-tests",
  API_TOKEN: "an-api-token-of-the-tests",
};

test("the first start makes administrator, key and token; later ones change nothing", async () => {
  const made = await prepareFirstStart(own.context(), given);
  expect(made?.email).toBe("ops@example.com");
  expect(made?.password).toMatch(/^[a-z2-9]{5}(-[a-z2-9]{5}){3}$/);
  const user = await own.pool.user.findUniqueOrThrow({ where: { email: "ops@example.com" } });
  expect(user.role).toBe("admin");
  expect(await verifyPassword(user.password_hash, made?.password ?? "")).toBe(true);

  expect(await prepareFirstStart(own.context(), given)).toBeNull();
  expect(await own.pool.user.count()).toBe(1);
  expect(await own.pool.ingestKey.findMany()).toMatchObject([
    { service_id: null, key_hash: hashSecret(given.INGEST_KEY), hint: "ests" },
  ]);
  expect(await own.pool.apiToken.findMany()).toMatchObject([
    { scope: "admin", token_hash: hashSecret(given.API_TOKEN) },
  ]);
});

test("who was created is in the audit log, without a secret", async () => {
  const entries = await own.pool.auditEntry.findMany({ orderBy: { id: "asc" } });
  expect(entries.map(({ action }) => action)).toEqual([
    "create-ingest-key",
    "create-api-token",
    "create-user",
  ]);
  expect(JSON.stringify(entries.map(({ after }) => after))).not.toContain("of-the-tests");
});

test("a password from the environment is used and not said again", async () => {
  await own.pool.user.deleteMany();
  const password = "a-password-of-the-tests";
  const made = await prepareFirstStart(own.context(), { ...given, ADMIN_PASSWORD: password });
  expect(made).toEqual({ email: "ops@example.com", password: null });
  const user = await own.pool.user.findFirstOrThrow();
  expect(await verifyPassword(user.password_hash, password)).toBe(true);
});
