export type Fuse = {
  /** Counts a point; false when this is the one at which the worker dies. */
  pass(name: string): boolean;
  /** From now on counts anew, and at the `nth` point of this name, from 1 on, calls `blow` once; null: never. */
  arm(fate: Fate | null): void;
  /** How often each point was met since it was armed. */
  met(): ReadonlyMap<string, number>;
};

export type Fate = {
  name: string;
  nth: number;
  blow: () => void;
  /** What was about to pass still does. */
  delivers?: boolean;
};

/** Decides at which point of its work a worker is killed or stopped. */
export function createFuse(): Fuse {
  let fate: Fate | null = null;
  let counts = new Map<string, number>();
  return {
    arm(given) {
      fate = given;
      counts = new Map();
    },
    met: () => counts,
    pass(name) {
      const count = 1 + (counts.get(name) ?? 0);
      counts.set(name, count);
      if (fate?.name !== name || fate.nth !== count) return true;
      const { blow, delivers = false } = fate;
      fate = null;
      blow();
      return delivers;
    },
  };
}
