import { beforeAll, expect, test } from "vitest";
import { type Composite, withArrays } from "#lib/platform/composite-array.ts";
import { directStatements } from "#lib/platform/statements.ts";
import { useDatabase } from "#tests/support/database.ts";

const database = useDatabase();
type Row = {
  place: number;
  large: number | null;
  at: Date | string | null;
  id: string | null;
  words: string | null;
  data: unknown;
};
const fields: Composite<Row> = [
  ["integer", (row) => row.place],
  ["bigint", (row) => row.large],
  ["timestamptz", (row) => row.at],
  ["uuid", (row) => row.id],
  ["text", (row) => row.words],
  ["jsonb", (row) => row.data],
];
const id = "550e8400-e29b-41d4-a716-446655440000";

beforeAll(async () => {
  await database.pool.$executeRaw`
    CREATE TYPE sample AS (place integer, large bigint, at timestamptz, id uuid, words text, data jsonb)`;
});

const readBack = (rows: Row[]) =>
  withArrays(
    (toArray) => directStatements(database.pool).query<Row & { at: Date | null }>`
      SELECT place, large::float8 AS large, at, id::text AS id, words, data
      FROM unnest(${toArray(rows, fields)}::sample[])`,
  );

test("what is written is what PostgreSQL reads", async () => {
  const rows: Row[] = [
    {
      place: 1,
      large: 2 ** 53 - 1,
      at: new Date("2026-11-28T12:34:56.789Z"),
      id,
      words: 'é – 🚑 \n\t"\\',
      data: { a: [1, null, "é"] },
    },
    {
      place: -2,
      large: -(2 ** 40) - 1,
      at: new Date("1999-12-31T23:59:59.999Z"),
      id,
      words: "",
      data: [],
    },
    {
      place: 2 ** 31 - 1,
      large: 0,
      at: new Date("0001-01-01T00:00:00.001Z"),
      id,
      words: "x".repeat(300_000),
      data: "text",
    },
    { place: 0, large: null, at: null, id: null, words: null, data: null },
  ];
  expect(await readBack(rows)).toEqual(rows);
});

test.each([
  { place: Number.NaN },
  { large: Number.NaN },
  { at: new Date("no time") },
  { at: "no time" },
])("%j is refused, because as bits it would be another number", async (wrong) => {
  const row = { place: 0, large: null, at: null, id: null, words: null, data: null, ...wrong };
  await expect(readBack([row])).rejects.toThrow(RangeError);
});

test("no rows are an empty array, and many keep their order", async () => {
  expect(await readBack([])).toEqual([]);
  const many = Array.from({ length: 20_000 }, (_, place) => ({
    place,
    large: place,
    at: null,
    id,
    words: `row ${place}`,
    data: null,
  }));
  expect((await readBack(many)).map(({ words }) => words)).toEqual(many.map(({ words }) => words));
});

test("arrays that are made before one is sent do not share their bytes, whatever they grow to", async () => {
  const row = { large: null, at: null, id: null, data: null };
  const texts = ["one", "two".repeat(100_000), "three", "four".repeat(300_000), "five"];
  const readTogether = (turn: string) =>
    withArrays(async (toArray) => {
      const arrays = texts.map((text, place) =>
        toArray([{ ...row, place, words: text + turn }], fields),
      );
      const answers = await Promise.all(
        arrays.map(
          (array) => directStatements(database.pool).query<{ place: number; words: string }>`
            SELECT place, words FROM unnest(${array}::sample[])`,
        ),
      );
      return answers.flat();
    });
  const turns = ["a", "b", "c", "d", "e"];
  const answers = await Promise.all(turns.map(readTogether));
  expect(answers).toEqual(
    turns.map((turn) => texts.map((text, place) => ({ place, words: text + turn }))),
  );
});

test("memory of arrays that failed is not used again: it may still be on its way", async () => {
  const row = { place: 1, large: null, at: null, id: null, data: null };
  let lost: Buffer | undefined;
  const failing = withArrays(async (toArray) => {
    lost = toArray([{ ...row, words: "lost" }], fields);
    throw new Error("the server did not answer");
  });
  await expect(failing).rejects.toThrow("the server did not answer");
  const before = lost?.toString("hex");
  for (const words of ["one", "two", "three"]) {
    expect(await readBack([{ ...row, words }])).toMatchObject([{ words }]);
  }
  expect(lost?.toString("hex")).toBe(before);
});

test("ids are read with and without dashes and in capitals, and what is none is refused", async () => {
  const row = { place: 1, large: null, at: null, words: null, data: null };
  for (const written of [id, id.replaceAll("-", ""), id.toUpperCase()]) {
    expect((await readBack([{ ...row, id: written }]))[0]?.id).toBe(id);
  }
  for (const wrong of [
    "",
    id.slice(1),
    `${id}0`,
    id.replace("5", "g"),
    id.replace("5", "é"),
    "-",
  ]) {
    await expect(readBack([{ ...row, id: wrong }])).rejects.toThrow(/no UUID/);
  }
});

test("days of any century are dates", async () => {
  const days = ["1969-12-31", "2000-01-01", "2026-11-28", "9999-12-31"];
  const rows = days.map((day) => ({ day }));
  await database.pool.$executeRaw`CREATE TYPE sample_day AS (day date)`;
  const read = await withArrays(
    (toArray) => directStatements(database.pool).query<{ day: string }>`
      SELECT day::text FROM unnest(${toArray(rows, [["date", (row) => row.day]])}::sample_day[])`,
  );
  expect(read).toEqual(rows);
});
