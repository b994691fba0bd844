import { expect, test } from "vitest";
import { parseEnvironment, WrongVariable } from "#lib/platform/env.ts";

test("an empty environment gives the documented defaults", () => {
  expect(parseEnvironment({})).toMatchObject({
    PORT: 3000,
    HOST: "127.0.0.1",
    DATA_DIR: ".data",
    BASE_URL: "http://localhost:3000",
    ADMIN_EMAIL: "admin@localhost",
    RETENTION_DAYS: 90,
  });
});

test.each([
  ["PORT", "seventy"],
  ["PORT", "70000"],
  ["DATABASE_URL", "mysql://localhost/x"],
  ["BASE_URL", "not a url"],
  ["AUTH_SECRET", "short"],
  ["RETENTION_DAYS", "0"],
  ["SMTP_URL", "http://mail"],
])("%s=%s is refused in one line with the name and an example", (name, value) => {
  const attempt = () => parseEnvironment({ [name]: value });
  expect(attempt).toThrow(WrongVariable);
  expect(attempt).toThrow(new RegExp(`^${name}: .+ Example: ${name}="[^\\n]+"$`));
});

test("half of the OpenID Connect settings is refused with the one that is missing", () => {
  expect(() => parseEnvironment({ OIDC_ISSUER: "https://login.example.com" })).toThrow(
    /^OIDC_CLIENT_ID: missing beside OIDC_ISSUER/,
  );
});
