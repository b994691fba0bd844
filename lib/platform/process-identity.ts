import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

/** Whether a process with this number lives; one of another user counts. */
function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}

/**
 * What a live process was started with; null when it is gone. Numbers are used again, command lines tell. Throws where
 * that cannot be read, as without a file descriptor left: a process that nothing is known of may live.
 */
export function readCommandLine(pid: number): string | null {
  if (!isAlive(pid)) return null;
  return unlessGone(() => {
    if (existsSync("/proc/self/cmdline")) {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ").trim();
    }
    return execFileSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" }).trim();
  });
}

/** What reading says of a process; null where it says that there is none. */
export function unlessGone(read: () => string): string | null {
  try {
    return read();
  } catch (error) {
    const { code, status } = Object(error);
    // Of `ps`, 1 says that it found no such process.
    if (code === "ENOENT" || code === "ESRCH" || status === 1) return null;
    throw error;
  }
}

/** Waits until the process is gone or only its entry is left; false when it outlives the time. */
export async function untilGone(pid: number, milliseconds: number): Promise<boolean> {
  const deadline = performance.now() + milliseconds;
  while (readCommandLine(pid)) {
    if (performance.now() > deadline) return false;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  return true;
}
