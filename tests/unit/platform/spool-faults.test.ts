import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, open, readdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openSpool, type Spool } from "#lib/platform/spool.ts";

const mebibyte = 1024 * 1024;
let folder = "";
const spools: Spool[] = [];

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), "paramedic-spool-"));
});
afterEach(async () => {
  for (const spool of spools.splice(0)) await spool.close();
  await rm(folder, { recursive: true, force: true });
});

async function start(): Promise<Spool> {
  const spool = await openSpool(folder, mebibyte);
  spools.push(spool);
  return spool;
}

async function readAll(from: Spool): Promise<string[]> {
  const texts: string[] = [];
  for (let segment = await from.takeOldest(); segment; segment = await from.takeOldest()) {
    texts.push(...segment.payloads.map(String));
    await segment.remove();
  }
  return texts;
}

const findFiles = async (end: string) =>
  (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(end));

/** A folder as a process of this number left it, with the given owner file. */
async function leaveFolder(name: string, owner: string): Promise<void> {
  const left = await openSpool(folder, mebibyte);
  await left.append(Buffer.from("left"));
  await left.close();
  const [made = ""] = (await readdir(folder)).filter((file) => file.startsWith(`${process.pid}-`));
  await rename(join(folder, made), join(folder, name));
  await writeFile(join(folder, name, "owner"), owner);
}

test("appends without a pause do not put off the reading of what is there", async () => {
  const spool = await start();
  let over = false;
  const appending = Array.from({ length: 20 }, async () => {
    while (!over) await spool.append(Buffer.alloc(10));
  });
  await new Promise((resolve) => setTimeout(resolve, 50));
  const segment = await spool.takeOldest();
  over = true;
  await Promise.all(appending);
  expect(segment?.payloads.length).toBeGreaterThan(0);
  await segment?.remove();
});

test("nothing that was appended while segments are taken is lost, doubled or refused", async () => {
  const spool = await start();
  const sent = Array.from({ length: 400 }, (_, number) => `entry ${number}`);
  let next = 0;
  const appending = Array.from({ length: 8 }, async () => {
    for (let text = sent[next++]; text; text = sent[next++]) await spool.append(Buffer.from(text));
  });
  const texts: string[] = [];
  while (next < sent.length) texts.push(...(await readAll(spool)));
  await Promise.all(appending);
  texts.push(...(await readAll(spool)));
  expect(texts.toSorted()).toEqual(sent.toSorted());
});

test.skipIf(!existsSync("/proc/self/cmdline"))(
  "a process with the same number and command line as a dead one is not taken for it",
  async () => {
    // As in a container, where they come again with every start.
    const commandLine = (await readFile("/proc/self/cmdline", "utf8")).replaceAll("\0", " ").trim();
    const owner = `${process.pid}\nan-earlier-boot 4711 ${commandLine}\n`;
    await leaveFolder(`${process.pid}-0badcafe`, owner);
    expect(await readAll(await start())).toEqual(["left"]);
  },
);

test("a folder that is just being made is nobody's orphan", async () => {
  await mkdir(join(folder, "new-1-0badcafe"));
  await readAll(await start());
  expect(await readdir(folder)).toContain("new-1-0badcafe");
});

test("a folder whose owner cannot be read is left to it, by itself and by others", async () => {
  const spool = await start();
  const [name = ""] = await findFiles("owner");
  await rm(join(folder, name));
  // Reading it fails, as it does for a process without a file descriptor left.
  await mkdir(join(folder, name));
  const other = await start();
  await spool.append(Buffer.from("one"));
  expect(await other.takeOldest()).toBeNull();
  expect(await readAll(spool)).toEqual(["one"]);
  expect(await spool.takeOldest()).toBeNull();
  await spool.append(Buffer.from("two"));
  expect(await other.takeOldest()).toBeNull();
  expect(await readAll(spool)).toEqual(["two"]);
});

test("a process leaves its own folder alone, even if nothing says that it is its own", async () => {
  const spool = await start();
  for (const name of await findFiles("owner")) await rm(join(folder, name));
  await spool.append(Buffer.from("one"));
  expect(await readAll(spool)).toEqual(["one"]);
  await spool.append(Buffer.from("two"));
  expect(await readAll(spool)).toEqual(["two"]);
});

test("what could not be moved stays where it is", async () => {
  await leaveFolder("999999999-0badcafe", "999999999\ngone\n");
  await mkdir(join(folder, "999999999-0badcafe/kept"));
  expect(await readAll(await start())).toEqual(["left"]);
  expect(await readdir(join(folder, "999999999-0badcafe"))).toEqual(["kept"]);
});

test("a segment that somebody removed holds up nothing and is told", async () => {
  const spool = await start();
  await spool.append(Buffer.from("gone"));
  const first = await spool.takeOldest();
  const [name = ""] = await findFiles(".segment");
  await rm(join(folder, name));
  const again = await spool.takeOldest();
  expect(again).toMatchObject({ payloads: [], damagedBytes: 16 });
  await again?.remove();
  expect(first?.payloads.map(String)).toEqual(["gone"]);
  await spool.append(Buffer.from("next"));
  expect(await readAll(spool)).toEqual(["next"]);
});

test("damaged bytes outlive the process that found them", async () => {
  const spool = await start();
  await spool.append(Buffer.from("whole"));
  const [name = ""] = await findFiles(".segment");
  const file = await open(join(folder, name), "a");
  await file.write("torn");
  await file.close();
  expect(await readAll(spool)).toEqual(["whole"]);
  await spools.pop()?.close();
  expect(await findFiles(".damaged")).toHaveLength(1);
});

test.skipIf(process.platform === "win32")(
  "on a disk that gets full nothing is promised that is not there afterwards",
  async () => {
    // Where room ends in the middle of a write, the write ends early and says so only by its length.
    const work = `
      import { openSpool } from "#lib/platform/spool.ts";
      const spool = await openSpool(process.argv[1], ${100 * mebibyte});
      let promised = 0;
      for (let turn = 0; turn < 30; turn += 1) {
        await spool.append(Buffer.alloc(30_011, turn)).then(() => { promised += 1; }, () => {});
      }
      let read = 0;
      for (let next = await spool.takeOldest(); next; next = await spool.takeOldest()) {
        read += next.payloads.length;
        await next.remove();
      }
      console.log(JSON.stringify({ promised, read }));
      process.exit(0);`;
    // 256 blocks of 512 bytes are the most that a file may hold; the signal that would end the process is ignored.
    const command = 'trap \'\' XFSZ; ulimit -f 256; exec "$0" --input-type=module -e "$1" "$2"';
    const { stdout } = spawnSync("sh", ["-c", command, process.execPath, work, folder], {
      encoding: "utf8",
    });
    const { promised, read } = JSON.parse(stdout);
    expect(promised).toBeGreaterThan(0);
    expect(promised).toBeLessThan(30);
    expect(read).toBe(promised);
  },
);
