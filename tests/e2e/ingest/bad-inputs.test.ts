import { existsSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { byteCases } from "#tests/support/bad-inputs/cases-bytes.ts";
import { fieldCases } from "#tests/support/bad-inputs/cases-fields.ts";
import { framingCases } from "#tests/support/bad-inputs/cases-framing.ts";
import { httpCases } from "#tests/support/bad-inputs/cases-http.ts";
import { idCases } from "#tests/support/bad-inputs/cases-ids.ts";
import { jsonCases } from "#tests/support/bad-inputs/cases-json.ts";
import { keyCases } from "#tests/support/bad-inputs/cases-keys.ts";
import { otlpCases } from "#tests/support/bad-inputs/cases-otlp.ts";
import { sentryCases } from "#tests/support/bad-inputs/cases-sentry.ts";
import { textCases } from "#tests/support/bad-inputs/cases-text.ts";
import { timeCases } from "#tests/support/bad-inputs/cases-times.ts";
import { elsewhere } from "#tests/support/bad-inputs/elsewhere.ts";
import { frameNames, useFrames } from "#tests/support/bad-inputs/frames.ts";
import { addSharedKeys, prepareCase, runCase } from "#tests/support/bad-inputs/run-case.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
const frames = useFrames(database);
const cases = [
  ...[...keyCases, ...jsonCases, ...byteCases, ...textCases, ...timeCases, ...idCases],
  ...[...httpCases, ...sentryCases, ...otlpCases, ...fieldCases, ...framingCases],
];

beforeAll(() => addSharedKeys(database));

describe.each(frameNames)("framed by %s", (frame) => {
  const own = cases.filter(({ only }) => only === undefined || only === frame);
  test.each(own)("$row: $title", async (tested) => {
    const around = await prepareCase(tested, frame, { database, frames });
    await runCase(tested, around);
  });
});

test("every row of the catalogue is a case, or names the test that holds it", () => {
  const rows = new Set([...cases, ...elsewhere].map(({ row }) => row));
  expect([...rows].sort()).toEqual(Array.from({ length: 100 }, (_, at) => `B${at + 1}`).sort());
  for (const { test: file } of elsewhere) expect(existsSync(file)).toBe(true);
});

test("nothing that was taken was refused by the database", async () => {
  expect(await database.pool.deadLetter.findMany()).toEqual([]);
});

test.each(frameNames)("no fault was logged as ours by %s", (frame) => {
  expect(frames[frame].faults()).toEqual([]);
});
