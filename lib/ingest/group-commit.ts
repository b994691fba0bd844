import { isDatabaseAway } from "#lib/platform/database.ts";
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
};

const retryAfterSeconds = 2;

/**
 * Lets concurrent requests share commits without making anyone wait for company: an idle lane commits at once what is
 * there, a busy one collects. A group that fails is tried again request by request, so that one request's fault is
 * never another's. Throws `unavailable` when too much waits.
 */
export function createGroupCommit<Item, Result>(
  commit: (items: Item[]) => Promise<Result[]>,
  limits: Limits,
): (items: Item[]) => Promise<Result[]> {
  const queue: Waiting<Item, Result>[] = [];
  let waiting = 0;
  let busy = 0;

  function takeGroup(): Waiting<Item, Result>[] {
    let size = 0;
    const count = queue.findIndex((next) => {
      size += next.items.length;
      return size > limits.group;
    });
    const group = queue.splice(0, count === -1 ? queue.length : Math.max(1, count));
    waiting -= group.reduce((sum, { items }) => sum + items.length, 0);
    return group;
  }

  async function runLane(): Promise<void> {
    busy += 1;
    while (queue.length > 0) await commitGroup(takeGroup(), commit);
    busy -= 1;
  }

  return (items) =>
    new Promise((resolve, reject) => {
      if (waiting > 0 && waiting + items.length > limits.waiting) {
        return reject(
          new Problem(
            "unavailable",
            "Too much waits to be stored; nothing of this request was. Send it again.",
            {
              retryAfterSeconds,
            },
          ),
        );
      }
      queue.push({ items, resolve, reject });
      waiting += items.length;
      if (busy < limits.lanes) void runLane();
    });
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
    // While the database is away, trying one by one would make each wait for its own time-out.
    if (group.length === 1 || isDatabaseAway(error)) {
      for (const { reject } of group) reject(error);
      return;
    }
    for (const one of group) await commitGroup([one], commit);
  }
}
