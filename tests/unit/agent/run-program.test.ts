import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { runProgram } from "#lib/agent/run-program.ts";

const folder = mkdtempSync(join(tmpdir(), "paramedic-run-"));
afterAll(() => rmSync(folder, { recursive: true }));
const around = { cwd: "/", env: {}, timeoutMilliseconds: 10_000 };

test("a program gets its arguments as they stand, and nothing of our environment", async () => {
  const said = await runProgram(["/bin/echo", "$HOME", "; reboot", "`id`", "*"], around);
  expect(said).toMatchObject({ end: "exited", code: 0, stdout: "$HOME ; reboot `id` *\n" });
  const env = await runProgram(["/usr/bin/env"], { ...around, env: { ONLY: "this" } });
  expect(env.stdout).toBe("ONLY=this\n");
});

test("its end and its words are told", async () => {
  const failed = await runProgram(["/bin/sh", "-c", "echo out; echo err >&2; exit 3"], around);
  expect(failed).toMatchObject({ end: "exited", code: 3, stdout: "out\n" });
  expect(failed.output).toContain("err");
  expect(await runProgram(["/not/there"], around)).toMatchObject({ end: "unstartable" });
  const killed = await runProgram(["/bin/sh", "-c", "kill -KILL $$"], around);
  expect(killed).toMatchObject({ end: "stopped", why: expect.stringMatching("SIGKILL") });
});

test("one that takes too long is stopped, and so is what it started", async () => {
  const pid = join(folder, "pid");
  const script = `/bin/sleep 60 & echo $! > ${pid}; wait`;
  const stopped = await runProgram(["/bin/sh", "-c", script], {
    ...around,
    timeoutMilliseconds: 300,
  });
  expect(stopped).toMatchObject({ end: "stopped", why: expect.stringMatching("did not end") });
  const child = Number(readFileSync(pid, "utf8"));
  await expect.poll(() => isRunning(child), { timeout: 5000 }).toBe(false);
});

test("a daemon that keeps the pipes open does not hold the end up", async () => {
  const script = "/bin/sleep 20 & echo started";
  const ran = await runProgram(["/bin/sh", "-c", script], around);
  expect(ran).toMatchObject({ end: "exited", code: 0, stdout: "started\n" });
}, 15_000);

test("output without end is bounded", async () => {
  const endless = ["/bin/sh", "-c", "/usr/bin/yes | /usr/bin/head -c 3000000"];
  const ran = await runProgram(endless, around);
  expect(ran).toMatchObject({ end: "exited", code: 0 });
  expect(ran.output.length).toBeLessThanOrEqual(256 * 1024);
});

function isRunning(pid: number): boolean {
  try {
    // A zombie whose parent has not looked yet is no running program.
    return !/\) Z/.test(readFileSync(`/proc/${pid}/stat`, "utf8"));
  } catch {
    return false;
  }
}
