import { statSync } from "node:fs";
import { failWith } from "#lib/agent/agent-config.ts";
import { type AllowList, parseAllowList } from "#lib/agent/allow-list.ts";
import { readGuardedFile } from "#lib/agent/read-guarded-file.ts";

export type AllowListFile = {
  /** The list as the file has it now; null, so that nothing is allowed, while it cannot be trusted or read. */
  current(): AllowList | null;
};

/** Reads an allow-list and reads it again whenever the file has changed. Throws `AgentFailure` when it is wrong now. */
export function openAllowList(path: string, say: (line: string) => void): AllowListFile {
  const read = () => failWith(path, () => parseAllowList(readGuardedFile(path, "unwritable")));
  let list: AllowList | null = read();
  let seen = describeVersion(path);
  return {
    current() {
      const now = describeVersion(path);
      if (now === seen) return list;
      seen = now;
      try {
        list = read();
        say(`${path} was read again; it allows ${[...list.keys()].join(", ") || "nothing"}`);
      } catch (error) {
        list = null;
        say(`nothing is allowed any more: ${String(Object(error).message)}`);
      }
      return list;
    },
  };
}

/** Changes with content, owner and mode. */
function describeVersion(path: string): string {
  const stat = statSync(path, { throwIfNoEntry: false });
  return stat ? [stat.ino, stat.size, stat.ctimeMs].join(" ") : "gone";
}
