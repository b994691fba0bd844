import { expect, test } from "vitest";
import type { ReadRecord } from "#lib/ingest/native-record.ts";
import { createScrubber } from "#lib/ingest/scrub-record.ts";
import { ScrubSettings } from "#lib/ingest/scrub-schemas.ts";

const scrub = createScrubber(ScrubSettings.parse({}));
const lines = Array.from({ length: 8 }, (_, n) => `    at call${n} (/app/file-${n}.js:1:2)`).join(
  "\n",
);

/** Texts in which ◆ stands for a secret. */
const forms: [form: string, texts: [template: string, secret: string][]][] = [
  [
    "pairs in brackets",
    [
      ["ImmutableMultiDict([('email','a'), ('password','◆')])", "letmein"],
      ["[(b'host', b'x'), (b'x-api-key', b'◆')]", "letmein"],
      ['[["password","◆"]]', "letmein"],
      ['"[[\\"password\\",\\"◆\\"]]"', "letmein"],
      ['[\n  [\n    "password",\n    "◆"\n  ]\n]', "letmein"],
      ["KeyError: ('password', '◆')", "hunter2"],
      ['[[:password, "◆"]]', "letmein"],
      ["[password, ◆]", "hunter2"],
      ["(password, ◆)", "hunter2"],
      ["[user, bob], [api_key, ◆]", "k-12345"],
    ],
  ],
  [
    "arrows",
    [
      ["Map(user -> bob, password -> ◆)", "letmein"],
      ["password -> ◆", "hunter2"],
      ['"password" -> "◆"', "letmein"],
    ],
  ],
  [
    "wrappers",
    [
      ['api_key: Some("◆")', "letmein"],
      ["password: Secret('◆')", "letmein"],
      ["password = Optional[◆]", "hunter2"],
      ['token: Some(Token("◆"))', "abc"],
      ['api_key: ApiKey("◆")', "abc"],
    ],
  ],
  [
    "elements and fields",
    [
      ['<wsse:Password Type="http://x#PasswordText">◆</wsse:Password>', "letmein"],
      ['<add key="DbPassword" value="◆"/>', "letmein"],
      ['<input type="text" name="password" class="a" value="◆">', "letmein"],
      ["<input type='password' value='◆'>", "letmein"],
      ['<input name="password" data-token="a" value="◆">', "letmein"],
      ['[{"name":"password","value":"◆"},{"name":"city","value":"Bern"}]', "letmein"],
      ['"{\\"key\\":\\"X-Api-Key\\",\\"value\\":\\"◆\\"}"', "letmein"],
      ["- name: DB_PASSWORD\n  value: ◆\n- name: CITY\n  value: Bern", "letmein"],
    ],
  ],
  [
    "commands",
    [
      ["curl -u bob:◆ https://x", "letmein"],
      ["curl -s --user 'bob:◆' https://x", "let me in"],
      ["curl --proxy-user=bob:◆ https://x", "letmein"],
      ["ALTER USER bob IDENTIFIED BY '◆'", "letmein"],
      ['CREATE USER bob IDENTIFIED BY "◆"', "letmein"],
      ["GRANT x TO bob IDENTIFIED WITH mysql_native_password BY '◆'", "letmein"],
      ["create user bob identified by '◆'", "letmein"],
      ["CREATE ROLE bob WITH PASSWORD '◆';", "letmein"],
      ["CREATE USER bob PASSWORD '◆'", "it''s me"],
      ["wrong password '◆' for bob", "letmein"],
      ['"sql":"ALTER ROLE bob WITH PASSWORD \\"◆\\""', "letmein"],
    ],
  ],
  [
    "addresses with escaped slashes",
    [
      ['{"url":"https:\\/\\/◆@db.example.com\\/x"}', "bob:hunter2Xy"],
      ['{"dsn_url":"postgres:\\/\\/◆@db.example.com:5432\\/x"}', "bob:hunter2Xy"],
      ['{"url":"redis:\\/\\/◆@cache:6379"}', ":hunter2Xy"],
      ['"{\\"url\\":\\"https:\\\\\\/\\\\\\/◆@x.example\\"}"', "bob:hunter2Xy"],
      ["https://◆@x.example", "bob:hunter2\\Xy"],
      ['"https:\\/\\/hooks.slack.com\\/services\\/◆"', "T0\\/B0\\/XXabc123XX"],
      [
        '"https:\\\\\\/\\\\\\/hooks.slack.com\\\\\\/services\\\\\\/◆\\"',
        "T0\\\\\\/B0\\\\\\/XXabc123",
      ],
      ['"https:\\/\\/discord.com\\/api\\/v10\\/webhooks\\/◆"', "12345678\\/XXabc123"],
      ['"https:\\/\\/api.telegram.org\\/file\\/bot◆"', "12345678:XXabc123"],
    ],
  ],
  [
    "credentials behind a vendor's scheme",
    [
      ["Authorization: Bot ◆", "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs"],
      ["> Authorization: Bot ◆", "MTk4NjIyNDgzNDcxOTI1MjQ4.Cl2FMQ.ZnCjm1XVW7vRze4b7Cq4se7kKWs"],
      ["Authorization: SSWS ◆", "00QCjAl4MlV-WPXM-ABCDEFGH1234567"],
      ["Authorization: Splunk ◆", "12345678-1234-1234-1234-1234567890AB"],
      ["Authorization: GenieKey ◆", "eb243592-faa2-4ba2-a551q-1afdf565c889"],
      ["Authorization: SharedKey ◆", "myaccount:ctzMq410TV3wS7upTBcunJTDLEJwMAZuFPfr0mrrA08="],
      ["authorization=Api-Token ◆", "dt0c01.ST2EY72KQINMH574WMNVI7YN"],
    ],
  ],
  [
    "other forms",
    [
      ["https://x.example/cb?code=◆&state=xyz", "4/0AX4XfWhabc123"],
      ["https://x.example/cb?code=◆&scope=a&state=xyz", "4/0AX4XfWhabc123"],
      ["https://x.example/cb?state=xyz&code=◆", "4/0AX4XfWhabc123"],
      ["iban ◆ unknown", "de89370400440532013000"],
      ["iban ◆ unknown", "de89 3704 0044 0532 0130 00"],
      ["SSN ◆ unknown", "078-05-1120"],
      ["social security number is ◆", "078-05-1120"],
      ["pin: ◆", "4711"],
      ["password: ◆", "hunter2"],
      ["password: ◆ attempts", "12345"],
      [
        "mnemonic: ◆",
        "legal winner thank year wave sausage worth useful legal winner thank yellow",
      ],
      ["APP_KEY=◆", "base64:aGVsbG93b3JsZGhlbGxvd29ybGQ="],
      ["STRIPE_KEY=◆", "abc123def456"],
    ],
  ],
];

test.each(forms)(
  "%s: the secret is masked, alone and about a stack, and all else stays",
  (_, texts) => {
    for (const [template, secret] of texts) {
      const write = (value: string) => template.replace("◆", () => value);
      for (const [before, after] of [
        ["", ""],
        ["", `\n${lines}`],
        [`Error: x\n${lines}\n`, ""],
        ["Error: x\n", `\n${lines}`],
      ]) {
        const given = `${before}${write(secret)}${after}`;
        const clean = `${before}${write("[Filtered]")}${after}`;
        // A second field's token, where there is one, goes too.
        const expected = clean.replace('token="a"', 'token="[Filtered]"');
        expect.soft(scrub.text(given)).toBe(expected);
        expect.soft(scrub.text(expected)).toBe(expected);
      }
    }
  },
);

test("a name in the first line hides the value in the second", () => {
  const text = `env: name: DB_PASSWORD\n  value: letmein\n${lines}`;
  expect(scrub.text(text)).toBe(text.replace("letmein", "[Filtered]"));
});

test.each([
  "Access denied for user 'x'@'h' (using password: YES)",
  "Access denied for user 'x'@'h' (using password: NO)",
  "session=active csrf=on token=missing",
  "Unexpected token: 'abc'",
  "pass=5 fail=3",
  '[["password", "is too short"], ["token", "can\'t be blank"]]',
  '{"missing":["password","email"]}',
  "(password, username) missing",
  "hash(password, sha256)",
  "KeyError: ('password', 'required')",
  "request.form.get('password', 'default1')",
  "password -> hash",
  ".map(token -> validate(token))",
  "$this->session->flashBag2 = 1",
  "password: Optional[str] = None",
  "password: Optional[SecretStr]",
  '<input name="city" value="Bern">',
  '{"name":"city","value":"Bern"}, {"key":"token_count","value":"abc123"}',
  "- name: DB_PASSWORD\n- name: CITY\n  value: Bern",
  '<label for="password">letmein</label>',
  "getSession(): Promise<Session | null>;",
  "expected a, ['secrets', 'key2']",
  'missing (["password", "email"])',
  "docker run -u 1000:1000 x; docker exec --user node:node y",
  "curl -u $USER:$PASSWORD https://x",
  "Bean identified by 'userService' not found",
  "invalid password 'must be longer'",
  "https://x.example/shop?code=SUMMER&state=NY",
  "https://x.example/shop?code=SUMMER20311234",
  "GET /?error_code=AB12345678901&state=1",
  "number 078-05-1120",
  "de12 3456 is no account, at12 neither",
  "pin=13 spin=4711 pinned=1234 pin_count=1234 pin: '4 digits'",
  "mnemonic: mov app_key=main",
  "password.md:12 not found",
  '{"url":"https:\\/\\/bob@x.example\\/y","file":"a\\/b@c","at":"https:\\/\\/x.example\\/@bob"}',
  "password must be at least 8 characters",
  "User validation failed: password: Path `password` is required.",
  "password: Field required",
  "password: Ensure this field has at least 8 characters.",
  "password: Passwords do not match",
  "Incorrect password: 3 attempts left",
  "Authorization: header is missing",
  "Authorization: required",
  "Authorization: Expired 2024-05-01T10:00:00Z",
  "auth: handshake failed for shop",
])("%s stays as it is", (text) => {
  expect(scrub.text(text)).toBe(text);
  expect(scrub.text(`Error: x\n${text}\n${lines}`)).toBe(`Error: x\n${text}\n${lines}`);
});

const record = (attributes: ReadRecord["attributes"]): ReadRecord => ({
  ...{ service: "shop", event_id: "550e8400-e29b-41d4-a716-446655440000", level: "error" },
  ...{ timestamp: new Date(0), environment: "production", error_code: "E", message: "" },
  ...{ request_id: null, stack_trace: null, release: null, user_id: null, url: null, host: null },
  ...{ fingerprint: [], attributes },
});

test.each([
  { form: [["password", "◆"]] },
  {
    headers: [
      ["Host", "x"],
      ["X-Api-Key", "◆"],
    ],
  },
  { headers: [{ name: "X-Api-Key", value: "◆" }] },
  { env: [{ Name: "DB_PASSWORD", Value: "◆" }] },
  { errors: [{ type: "field", value: "◆", msg: "Invalid value", path: "password" }] },
  { errors: [{ type: "too_short", loc: ["body", "password"], msg: "short", input: "◆" }] },
  { errors: [{ property: "password", value: "◆", constraints: {} }] },
  { request: { rawHeaders: ["Host", "x", "X-Api-Key", "◆", "Accept", "*"] } },
  { pin: "4711◆" },
])("of the values in %j the secret one is masked, and all others stay", (shape) => {
  const given = record(JSON.parse(JSON.stringify(shape).replace("◆", "letmein")));
  const { _scrubbed, ...attributes } = scrub.record(given).attributes;
  const expected = JSON.stringify(shape).replace(/(?:4711)?◆/, "[Filtered]");
  expect(JSON.stringify(attributes)).toBe(expected);
  expect(Object.values(_scrubbed ?? {})).toEqual([1]);
});

test.each([
  { vital: { path: "/reset-password", value: "12 ms" } },
  { field: { name: "city", path: ["address", "city"], value: "Bern", input: "Bern" } },
  { gpio: { pin: 13, input: "high" }, pins: [4711], pass: 5, fail: 3, mnemonic: "mov" },
  { form: { session: "active", csrf: "on", password: "yes" } },
  { rawHeaders: ["Host", "x", "Accept", "*"] },
])("%j stays as it is", (attributes) => {
  const given = record(attributes);
  expect(scrub.record(given)).toBe(given);
});
