import { mkdtemp, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openSpool, type Spool } from "#lib/platform/spool.ts";

const mebibyte = 1024 * 1024;
let folder = "";
let spool: Spool;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "paramedic-spool-"));
  spool = await openSpool(folder, mebibyte);
});
afterEach(async () => {
  await spool.close();
  await rm(folder, { recursive: true, force: true });
});

async function readAll(from: Spool): Promise<string[]> {
  const texts: string[] = [];
  for (let segment = await from.takeOldest(); segment; segment = await from.takeOldest()) {
    texts.push(...segment.payloads.map(String));
    await segment.remove();
  }
  return texts;
}

async function findSegment(): Promise<string> {
  const files = await readdir(folder, { recursive: true });
  const name = files.find((file) => file.endsWith(".segment"));
  return join(folder, name ?? expect.unreachable("no segment"));
}

/** Makes the folder look as a killed process leaves it. */
async function orphan(): Promise<void> {
  const [name] = (await readdir(folder)).filter((file) => file.startsWith(String(process.pid)));
  const left = join(folder, "999999999-0badcafe");
  await rename(join(folder, name ?? ""), left);
  await writeFile(join(left, "owner"), "999999999\ngone\n");
}

test("entries come back in their order, once, and leave nothing behind", async () => {
  await Promise.all(["one", "two", "three"].map((text) => spool.append(Buffer.from(text))));
  await spool.append(Buffer.from("four"));
  expect(await readAll(spool)).toEqual(["one", "two", "three", "four"]);
  expect(spool.waitingBytes()).toBe(0);
  expect(await spool.takeOldest()).toBeNull();
});

test("what a killed process left is taken over, once", async () => {
  await spool.append(Buffer.from("left"));
  await orphan();
  const [first, second] = await Promise.all([
    openSpool(folder, mebibyte),
    openSpool(folder, mebibyte),
  ]);
  const texts = [...(await readAll(first)), ...(await readAll(second))];
  expect(texts).toEqual(["left"]);
  await Promise.all([first.close(), second.close()]);
  spool = await openSpool(folder, mebibyte);
});

test("a torn end is passed over, and the rest of the segment comes back", async () => {
  await spool.append(Buffer.from("whole"));
  const file = await findSegment();
  const bytes = await readFile(file);
  await writeFile(file, Buffer.concat([bytes, bytes.subarray(0, bytes.length - 2)]));
  const segment = await spool.takeOldest();
  expect(segment?.payloads.map(String)).toEqual(["whole"]);
  expect(segment?.damagedBytes).toBe(bytes.length - 2);
  await segment?.remove();
});

test.each(["flipped", "cut", "zeroed"])(
  "an entry that was %s in the middle costs itself alone, and its bytes are kept beside",
  async (damage) => {
    for (const text of ["first entry", "second entry", "third entry"]) {
      await spool.append(Buffer.from(text));
    }
    const file = await findSegment();
    const bytes = await readFile(file);
    const at = bytes.indexOf("second entry");
    if (damage === "flipped") bytes[at] = 0;
    if (damage === "zeroed") bytes.fill(0, at - 12, at + 12);
    const damaged =
      damage === "cut" ? Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 5)]) : bytes;
    await writeFile(file, damaged);
    const segment = await spool.takeOldest();
    expect(segment?.payloads.map(String)).toEqual(["first entry", "third entry"]);
    expect(segment?.damagedBytes).toBeGreaterThan(0);
    await segment?.remove();
    const names = await readdir(folder, { recursive: true });
    expect(names.filter((name) => name.endsWith(".damaged"))).toHaveLength(1);
    expect(await spool.takeOldest()).toBeNull();
  },
);

test("beyond its size nothing is promised, and there is room again after a segment is dealt with", async () => {
  await spool.append(Buffer.alloc(mebibyte - 100));
  await expect(spool.append(Buffer.alloc(200))).rejects.toMatchObject({
    code: "unavailable",
    evidence: { retryAfterSeconds: 30 },
  });
  await readAll(spool);
  await spool.append(Buffer.alloc(200));
  expect(await readAll(spool)).toHaveLength(1);
});

test("a segment holds eight mebibytes or one entry, however many come at once", async () => {
  const large = await openSpool(folder, 64 * mebibyte);
  const sizes = [3, 3, 3, 9, 1, 1].map((size) => size * mebibyte - 100);
  await Promise.all(sizes.map((size) => large.append(Buffer.alloc(size))));
  const segments: number[][] = [];
  for (let segment = await large.takeOldest(); segment; segment = await large.takeOldest()) {
    segments.push(segment.payloads.map(({ length }) => length));
    await segment.remove();
  }
  expect(segments.flat()).toEqual(sizes);
  for (const held of segments) {
    const bytes = held.reduce((sum, size) => sum + size, 0);
    expect(held.length === 1 || bytes <= 8 * mebibyte, held.join()).toBe(true);
  }
  expect(segments.length).toBeLessThan(sizes.length);
  await large.close();
});
