import { type ChildProcess, execFileSync, type SpawnOptions, spawn } from "node:child_process";
import { existsSync, readFileSync, type Stats, statSync } from "node:fs";
import { dirname } from "node:path";
import { StartFailure } from "#lib/platform/errors.ts";

/** As whom PostgreSQL runs: it refuses to be root, so root lends it a system user. */
export type Account = {
  /** Null where it is ourselves. */
  owner: { uid: number; gid: number } | null;
  start(command: string, args: string[], options: SpawnOptions): ChildProcess;
};

const readSearchCapability = 2n;
const setpriv = ["/usr/bin/setpriv", "/bin/setpriv"];

/** Finds the account, and the way by which it reaches the folders it needs. */
export function findAccount(folders: string[]): Account {
  if (process.getuid?.() !== 0) return { owner: null, start: spawn };
  const owner = findSystemUser() ?? createSystemUser();
  const closed = folders.map((folder) => findClosedFolder(folder, owner)).find((path) => path);
  if (!closed) {
    return {
      owner,
      start: (command, args, options) => spawn(command, args, { ...options, ...owner }),
    };
  }
  const tool = setpriv.find(existsSync);
  if (!tool || !mayLendReadSearch()) {
    throw new StartFailure(
      `PostgreSQL runs as the system user "postgres", which may not enter ${closed}. ` +
        "Move the clone to a folder that everybody may enter, set DATA_DIR to one, or start as another user than root.",
    );
  }
  return { owner, start: (...call) => startWithReadSearch(tool, owner, ...call) };
}

/** A clone under /root is closed to everybody else: the server gets the one right that passes closed folders. */
function startWithReadSearch(
  tool: string,
  { uid, gid }: { uid: number; gid: number },
  command: string,
  args: string[],
  options: SpawnOptions,
): ChildProcess {
  const identity = [`--reuid=${uid}`, `--regid=${gid}`, "--clear-groups"];
  const right = ["--inh-caps=-all,+dac_read_search", "--ambient-caps=+dac_read_search"];
  // access(2) forgets the right unless told to keep it, and initdb asks access(2) for its own files.
  const kept = ["--securebits=+no_setuid_fixup"];
  return spawn(tool, [...identity, ...right, ...kept, "--", command, ...args], options);
}

function mayLendReadSearch(): boolean {
  const status = existsSync("/proc/self/status") ? readFileSync("/proc/self/status", "utf8") : "";
  const bounds = /^CapBnd:\s*([0-9a-f]+)$/m.exec(status)?.[1] ?? "0";
  return ((BigInt(`0x${bounds}`) >> readSearchCapability) & 1n) === 1n;
}

function findSystemUser(): { uid: number; gid: number } | null {
  try {
    const ask = (flag: string) =>
      Number(execFileSync("id", [flag, "postgres"], { stdio: ["ignore", "pipe", "ignore"] }));
    return { uid: ask("-u"), gid: ask("-g") };
  } catch {
    return null;
  }
}

function createSystemUser(): { uid: number; gid: number } {
  try {
    const settings = ["--system", "--user-group", "--no-create-home", "--shell", "/bin/false"];
    execFileSync("useradd", [...settings, "postgres"], { stdio: "ignore" });
  } catch (cause) {
    throw new StartFailure(
      'PostgreSQL does not run as root, and the system user "postgres" could not be made. ' +
        "Make it (useradd --system postgres), start as another user, or set DATABASE_URL.",
      { cause },
    );
  }
  const made = findSystemUser();
  if (made) return made;
  throw new StartFailure('The system user "postgres" was made and is not found.');
}

/** The first folder on the way to `path`, or `path` itself, that the user may not enter; null where the way is open. */
export function findClosedFolder(path: string, user: { uid: number; gid: number }): string | null {
  const parent = dirname(path);
  const above = parent === path ? null : findClosedFolder(parent, user);
  if (above || !existsSync(path)) return above;
  return mayEnter(statSync(path), user) ? null : path;
}

function mayEnter(stats: Stats, { uid, gid }: { uid: number; gid: number }): boolean {
  if (stats.uid === uid) return (stats.mode & 0o100) !== 0;
  if (stats.gid === gid) return (stats.mode & 0o010) !== 0;
  return (stats.mode & 0o001) !== 0;
}
