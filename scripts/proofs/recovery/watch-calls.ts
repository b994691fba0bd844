import type { Fuse } from "./fuse.ts";
import type { Watcher } from "./wire.ts";

/** Watches a connection to a target: a point before it hears of a call, and one before the worker hears the answer. */
export function watchCalls(fuse: Fuse): Watcher {
  let name: string | null = null;
  return {
    towards(bytes) {
      const found = nameCall(bytes.toString("latin1"));
      if (!found) return true;
      name = found;
      return fuse.pass(`${found}, before it arrives`);
    },
    back() {
      if (!name) return true;
      const answered = name;
      name = null;
      return fuse.pass(`${answered}, before its answer`);
    },
  };
}

/** Reading changes nothing and has no name. */
function nameCall(text: string): string | null {
  const method = /<methodName>supervisor\.(stopProcess|startProcess)</.exec(text)?.[1];
  if (method) return method;
  const [, verb] = /^(POST|DELETE) \/paramedic\//.exec(text) ?? [];
  return verb ? `${verb} of an action` : null;
}
