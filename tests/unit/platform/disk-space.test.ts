import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { type DiskState, requireDiskSpace, watchDisks } from "#lib/platform/disk-space.ts";
import { Problem } from "#lib/platform/errors.ts";

const folder = mkdtempSync(join(tmpdir(), "paramedic-disk-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));
const state = (level: DiskState["state"]): DiskState => ({
  state: level,
  free_bytes: 300 * 1024 ** 2,
  total_bytes: 10 * 1024 ** 3,
  path: folder,
});

test("a folder that is missing stands for the one above it", () => {
  const disk = watchDisks([join(folder, "not", "there")])();
  expect(disk.path).toBe(folder);
  expect(disk.free_bytes).toBeGreaterThan(0);
  expect(disk.free_bytes).toBeLessThanOrEqual(disk.total_bytes);
});

test("within two seconds the disks are not read again", () => {
  let time = 0;
  const path = join(folder, "later");
  const disks = watchDisks([path], undefined, () => time);
  expect(disks().path).toBe(folder);
  mkdirSync(path);
  time = 1999;
  expect(disks().path).toBe(folder);
  time = 2000;
  expect(disks().path).toBe(path);
});

test("[exception 58] only a full disk refuses, with the time after which to try again", () => {
  for (const level of ["ok", "low"] as const) requireDiskSpace(state(level));
  try {
    requireDiskSpace(state("full"));
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(Problem);
    expect(error).toMatchObject({
      code: "unavailable",
      message: expect.stringContaining("300 MiB left"),
      evidence: { retryAfterSeconds: 60 },
    });
  }
});

/** In a mount namespace of its own, a file system of 100 MiB is filled and emptied beside one that has room. */
const script = `
  import { mkdirSync, rmSync, writeFileSync } from "node:fs";
  import { watchDisks } from "#lib/platform/disk-space.ts";
  let time = 0;
  const disks = watchDisks(process.argv.slice(1), undefined, () => (time += 3000));
  const megabytes = (name, size) => writeFileSync(process.argv[1] + "/" + name, Buffer.alloc(size * 1024 * 1024));
  const seen = [];
  const look = () => seen.push(disks().state);
  look();
  megabytes("one", 90); look();
  megabytes("two", 6); look();
  rmSync(process.argv[1] + "/two"); megabytes("two", 4.5); look();
  rmSync(process.argv[1] + "/two"); look();
  rmSync(process.argv[1] + "/one"); look();
  process.stdout.write(JSON.stringify({ seen, path: disks().path }));
`;

function canMount(): boolean {
  try {
    execFileSync("unshare", ["-m", "mount", "-t", "tmpfs", "tmpfs", folder], { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

const mayMount = canMount();
test.skipIf(!mayMount)(
  `a small file system becomes low, full, and has room again${mayMount ? "" : " (needs root and Linux: unshare and mount are refused)"}`,
  () => {
    const small = join(folder, "small");
    mkdirSync(small);
    const answer = execFileSync(
      "unshare",
      [
        ...["-m", "sh", "-c", 'mount -t tmpfs -o size=100m tmpfs "$1" && shift && exec "$@"', "sh"],
        ...[small, process.execPath, "--input-type=module", "-e", script, small, folder],
      ],
      { encoding: "utf8" },
    );
    expect(JSON.parse(answer)).toEqual({
      seen: ["ok", "low", "full", "full", "low", "ok"],
      path: small,
    });
  },
);
