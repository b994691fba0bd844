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
  const queues = new Map<string, Waiting<Item, Result>[]>();
  const waitingOf = new Map<string, number>();
  let waiting = 0;
  let busy = 0;
  let underWay = 0;

  /** One request of each tenant in turn, until the group is full. A tenant that was served goes to the end. */
  function takeGroup(): Waiting<Item, Result>[] {
    const group: Waiting<Item, Result>[] = [];
    let size = 0;
    for (const [tenant, queue] of queues) {
      const next = queue[0];
      if (!next || (group.length > 0 && size + next.items.length > limits.group)) break;
      group.push(next);
      size += next.items.length;
      waiting -= next.items.length;
      waitingOf.set(tenant, (waitingOf.get(tenant) ?? 0) - next.items.length);
      queue.shift();
      queues.delete(tenant);
      if (queue.length > 0) queues.set(tenant, queue);
      else waitingOf.delete(tenant);
    }
    return group;
  }

  /** A second group at a time pays only where it is about as large as the first one: each costs the same few rows. */
  function isWorthALane(): boolean {
    return queues.size > 0 && busy < limits.lanes && (busy === 0 || waiting >= underWay);
  }

  async function runLane(): Promise<void> {
    while (isWorthALane()) {
      const group = takeGroup();
      const size = group.reduce((sum, { items }) => sum + items.length, 0);
      busy += 1;
      underWay += size;
      await commitGroup(group, commit);
      busy -= 1;
      underWay -= size;
    }
  }

  return {
    submit(tenant, items) {
      const own = waitingOf.get(tenant) ?? 0;
      const isFull =
        waiting + items.length > limits.waiting || own + items.length > limits.tenantWaiting;
      if (own > 0 && isFull) return Promise.reject(tooMuchWaits());
      return new Promise((resolve, reject) => {
        const queue = queues.get(tenant) ?? [];
        queue.push({ items, resolve, reject });
        queues.set(tenant, queue);
        waitingOf.set(tenant, own + items.length);
        waiting += items.length;
        if (isWorthALane()) void runLane();
      });
    },
    refuseWaiting(error) {
      const refused = [...queues.values()].flat();
      queues.clear();
      waitingOf.clear();
      waiting = 0;
      for (const { reject } of refused) reject(error);
    },
  };
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
