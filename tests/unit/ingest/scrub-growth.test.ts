import { expect, test } from "vitest";
import type { ReadRecord } from "#lib/ingest/native-record.ts";
import { createScrubber } from "#lib/ingest/scrub-record.ts";
import { ScrubSettings } from "#lib/ingest/scrub-schemas.ts";

const scrub = createScrubber(ScrubSettings.parse({ emails: true, ips: true })).record;
const withMessage = (message: string): ReadRecord => ({
  service: null,
  event_id: "550e8400-e29b-41d4-a716-446655440000",
  timestamp: new Date(0),
  environment: "production",
  error_code: "E",
  level: "error",
  message,
  request_id: null,
  stack_trace: null,
  release: null,
  user_id: null,
  url: null,
  host: null,
  fingerprint: [],
  attributes: {},
});

/** Processor time in milliseconds, which other processes do not lengthen. */
function spend(unit: string, length: number): number {
  const record = withMessage(unit.repeat(Math.ceil(length / unit.length)));
  const before = process.cpuUsage();
  scrub(record);
  return process.cpuUsage(before).user / 1000;
}
const length = 500_000;
/** Less than this is the noise of the clock and the collector. */
const noiseMilliseconds = 30;
const mostTries = 5;

function growsEvenly(unit: string): boolean {
  return spend(unit, 2 * length) < 2.5 * spend(unit, length) + noiseMilliseconds;
}

test.each([
  "a",
  "=",
  "\\",
  "password=",
  'password="',
  "password='a''",
  "password=\\",
  "password=[a@b.c ",
  "password=[\n",
  "password={",
  "password=),",
  "password=a;b",
  ";password=a b",
  "password%3D%22",
  "password=&quot;",
  "token: f(",
  "session ",
  "api key",
  "--token ",
  "<password>",
  "Cookie: a=",
  "Authorization: Digest ",
  "Authorization: Bot ",
  "bearer ",
  "Basic a",
  "eyJ",
  "eyJabcdefgh.",
  "ghp_",
  "xoxb-",
  "AKIA",
  "-----BEGIN",
  "-----BEGIN PRIVATE KEY-----",
  "://a",
  "://a:b@",
  ":\\/\\/a",
  ":\\\\",
  "hooks.slack.com\\/services\\/a@",
  "hooks.slack.com\\\\",
  "a@",
  "a.a@b.",
  "a:b@tcp(",
  ":thin:a/",
  "4",
  "4 ",
  "4111 1111 1111 1111 ",
  "DE89 ",
  "1.",
  "0:",
  "é=",
  "[",
  "[password,",
  "('password','",
  "['password', \\\"",
  "[('password', \n",
  "(password, a",
  "password -> a1b2c3 ",
  "Map(a, ",
  "token: Some(",
  "token: Some(Some(Some(a",
  "<Password a='b'",
  "<Password a='b'>",
  "<a b='>",
  "value=",
  "name=password value=",
  "name='password' value='",
  "type=password ",
  "&code=",
  "?code=a&a=b",
  "?state=&code=",
  "curl -u a:",
  " -u a:",
  "curl --user='",
  "WITH PASSWORD '",
  'wrong password "',
  "user a password '",
  "identified with a by 'a",
  "mnemonic: abc abc ",
  "mnemonic: ",
  "de89 ",
  "de893704004405320130",
  "078-05-1120 ",
  "SSN 078-05-1120",
])(
  "a megabyte of %j takes about twice as long as half of it",
  (unit) => {
    spend(unit, length / 10);
    const tries = Array.from({ length: mostTries });
    expect(tries.some(() => growsEvenly(unit))).toBe(true);
  },
  60_000,
);
