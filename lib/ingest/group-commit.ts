import { createFairQueue } from "#lib/ingest/internal/fair-queue.ts";
import { Problem } from "#lib/platform/errors.ts";

type Waiting<Item, Result> = {
  items: Item[];
  resolve(results: Result[]): void;
  reject(error: unknown): void;
};

type Limits = {
  /** Groups that are committed at the same time. */
  lanes: number;
  /** Items that one commit takes, as long as one request alone does not hold more. */
  group: number;
  /** Items that wait at the most; beyond, requests are refused. */
  waiting: number;
  /** The same for one tenant, so that a noisy one leaves room. */
  tenantWaiting: number;
};

export type GroupCommit<Item, Result> = {
  /** Resolves after the commit. Throws `too-many` when too much waits already. */
  submit(tenant: string, items: Item[]): Promise<Result[]>;
  /** Rejects whoever waits for a lane. */
  refuseWaiting(error: unknown): void;
};

const retryAfterSeconds = 2;

/**
 * Lets concurrent requests share commits without making anyone wait for company: an idle lane commits at once what is
 * there, a busy one collects. Tenants take turns, so that one with many requests does not hold up the others. A group
 * that fails fails for all in it.
 */
export function createGroupCommit<Item, Result>(
  commit: (items: Item[]) => Promise<Result[]>,
  limits: Limits,
): GroupCommit<Item, Result> {
  const queue = createFairQueue<Waiting<Item, Result>>();
  /** Who is served just now, and with how many items. */
  const underWay = new Map<symbol, { tenants: ReadonlySet<string>; size: number }>();

  /** A second group of the same tenants pays only where it is as large as the first: each costs the same few rows. */
  function isWorthALane(): boolean {
    if (queue.size() === 0 || underWay.size >= limits.lanes) return false;
    const groups = [...underWay.values()];
    const busy = groups.reduce((sum, { size }) => sum + size, 0);
    return queue.size() >= busy || hasOther(queue.tenants(), groups);
  }

  async function runLane(): Promise<void> {
    const lane = Symbol("lane");
    while (isWorthALane()) {
      const { requests, tenants, size } = queue.take(limits.group);
      underWay.set(lane, { tenants: new Set(tenants), size });
      await commitGroup(requests, commit);
      underWay.delete(lane);
    }
  }

  return {
    submit(tenant, items) {
      const own = queue.sizeOf(tenant);
      const isFull =
        queue.size() + items.length > limits.waiting || own + items.length > limits.tenantWaiting;
      if (own > 0 && isFull) return Promise.reject(tooMuchWaits());
      return new Promise((resolve, reject) => {
        queue.add(tenant, { items, resolve, reject });
        if (isWorthALane()) void runLane();
      });
    },
    refuseWaiting(error) {
      for (const { reject } of queue.clear()) reject(error);
    },
  };
}

/** Whether one of the waiting tenants has nothing under way: nobody waits for another's large group. */
function hasOther(
  waiting: Iterable<string>,
  groups: readonly { tenants: ReadonlySet<string> }[],
): boolean {
  for (const tenant of waiting) {
    if (groups.every(({ tenants }) => !tenants.has(tenant))) return true;
  }
  return false;
}

function tooMuchWaits(): Problem {
  return new Problem(
    "too-many",
    "Too much waits to be stored; nothing of this request was. Send it again.",
    { retryAfterSeconds },
  );
}

async function commitGroup<Item, Result>(
  group: Waiting<Item, Result>[],
  commit: (items: Item[]) => Promise<Result[]>,
): Promise<void> {
  try {
    const results = await commit(group.flatMap(({ items }) => items));
    let start = 0;
    for (const { items, resolve } of group) {
      resolve(results.slice(start, start + items.length));
      start += items.length;
    }
  } catch (error) {
    for (const { reject } of group) reject(error);
  }
}
