import { expect, test } from "vitest";
import { Prisma } from "#generated/client.ts";
import { DatabaseUnreachable, isDatabaseAway, isHeldUp } from "#lib/platform/database-failure.ts";

const answer = (code: string, message = "x") =>
  Object.assign(new Error(message), { severity: "ERROR", code });
const system = (code: string, syscall: string) =>
  Object.assign(new Error(`${syscall} ${code}`), { code, syscall });
const ofPrisma = (code: string, message: string) =>
  new Prisma.PrismaClientKnownRequestError(message, { code, clientVersion: "7" });
const ofDriver = (cause: object) =>
  Object.assign(new Error("x", { cause }), { name: "DriverAdapterError" });
const raw = (state: string) =>
  ofPrisma("P2010", `Raw query failed. Code: \`${state}\`. Message: x`);

test.each([
  ["a name that is not known", system("ENOTFOUND", "getaddrinfo")],
  ["a name server that is away", system("EAI_AGAIN", "getaddrinfo")],
  ["a refused connection", system("ECONNREFUSED", "connect")],
  ["no way to the host", system("EHOSTUNREACH", "connect")],
  ["no socket of that name", system("ENOENT", "connect")],
  ["no file descriptor left", system("EMFILE", "connect")],
  ["an ended connection", new Error("Connection terminated unexpectedly")],
  ["no answer at all", new DatabaseUnreachable("socket hang up")],
  ...[
    ...["08006", "0A000", "25006", "25P02", "25P04", "26000", "28000", "28P01", "3D000"],
    ...["40001", "40P01", "42P01", "53100", "53300", "55000", "55P03", "57014", "57P03", "58030"],
  ].map((code): [string, Error] => [`SQLSTATE ${code}`, answer(code)]),
  ["SQLSTATE 28P01 by Prisma", raw("28P01")],
  ["no SQLSTATE by Prisma", raw("N/A")],
  ["SQLSTATE 57014 by Prisma's driver", ofDriver({ kind: "postgres", originalCode: "57014" })],
  ["a closed connection by Prisma's driver", ofDriver({ kind: "ConnectionClosed" })],
  ["no room in Prisma's pool", ofPrisma("P2024", "x")],
])("%s is no fault of the record", (_, error) => {
  expect(isDatabaseAway(error)).toBe(true);
});

test.each([
  ...["21000", "22P02", "22001", "23505", "23514", "44000", "54000", "P0001", "PM003"].map(
    (code): [string, unknown] => [`SQLSTATE ${code}`, answer(code)],
  ),
  ["a value that repeats words of ours", answer("22P02", "timeout exceeded, ECONNREFUSED")],
  ["SQLSTATE 22P05 by Prisma", raw("22P05")],
  [
    "SQLSTATE 22001 by Prisma's driver",
    ofDriver({ kind: "LengthMismatch", originalCode: "22001" }),
  ],
  ["a row that is there already, by Prisma", ofPrisma("P2002", "Unique constraint failed")],
  ["a row that is not there, by Prisma", ofPrisma("P2025", "No record was found")],
  ["a value that cannot be written", new RangeError("no UUID: x")],
  ["a file that is not there", system("ENOENT", "open")],
  ["no error", "ECONNREFUSED"],
])("%s is no fault of the database", (_, error) => {
  expect(isDatabaseAway(error)).toBe(false);
});

test.each([
  ["57014", true],
  ["40P01", true],
  ["53200", true],
  ["08006", false],
  ["22P02", false],
])("less work may do after SQLSTATE %s: %s", (code, expected) => {
  expect(isHeldUp(answer(code))).toBe(expected);
  expect(isHeldUp(raw(code))).toBe(expected);
});
