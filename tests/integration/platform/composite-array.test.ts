import { beforeAll, expect, test } from "vitest";
import { type Composite, compositeArray } from "#lib/platform/composite-array.ts";
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
  directStatements(database.pool).query<Row & { at: Date | null }>`
    SELECT place, large::float8 AS large, at, id::text AS id, words, data
    FROM unnest(${compositeArray(rows, fields)}::sample[])`;

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

test("arrays that are made before one is sent do not share their bytes", async () => {
  const row = { large: null, at: null, id: null, data: null };
  const arrays = ["one", "two"].map((words, place) =>
    compositeArray([{ ...row, place, words }], fields),
  );
  const [answer] = await directStatements(database.pool).query<{ words: string[] }>`
    SELECT array_agg(words ORDER BY place) AS words
    FROM (SELECT * FROM unnest(${arrays[0]}::sample[]) UNION ALL SELECT * FROM unnest(${arrays[1]}::sample[])) AS both_rows`;
  expect(answer?.words).toEqual(["one", "two"]);
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
    expect(() => compositeArray([{ ...row, id: wrong }], fields)).toThrow(/no UUID/);
  }
});

test("days of any century are dates", async () => {
  const days = ["1969-12-31", "2000-01-01", "2026-11-28", "9999-12-31"];
  const rows = days.map((day) => ({ day }));
  await database.pool.$executeRaw`CREATE TYPE sample_day AS (day date)`;
  const bytes = compositeArray(rows, [["date", (row) => row.day]]);
  const read = await directStatements(database.pool).query<{ day: string }>`
    SELECT day::text FROM unnest(${bytes}::sample_day[])`;
  expect(read).toEqual(rows);
});
