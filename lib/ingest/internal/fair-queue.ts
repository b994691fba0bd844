/** Requests that wait, each with its items. */
type Waiting = { items: readonly unknown[] };

/** Requests by tenant, served in turn, so that one with many of them does not hold up the others. */
export type FairQueue<Request extends Waiting> = {
  /** Items that wait, of all tenants. */
  size(): number;
  sizeOf(tenant: string): number;
  tenants(): Iterable<string>;
  add(tenant: string, request: Request): void;
  /** One request of each tenant in turn, up to so many items, at least one request; with the tenants served. */
  take(most: number): { requests: Request[]; tenants: string[]; size: number };
  /** Everything that waits; nothing does afterwards. */
  clear(): Request[];
};

export function createFairQueue<Request extends Waiting>(): FairQueue<Request> {
  const queues = new Map<string, Request[]>();
  const sizes = new Map<string, number>();
  let size = 0;
  return {
    size: () => size,
    sizeOf: (tenant) => sizes.get(tenant) ?? 0,
    tenants: () => queues.keys(),
    add(tenant, request) {
      const queue = queues.get(tenant) ?? [];
      queue.push(request);
      queues.set(tenant, queue);
      sizes.set(tenant, (sizes.get(tenant) ?? 0) + request.items.length);
      size += request.items.length;
    },
    take(most) {
      const taken = { requests: [] as Request[], tenants: [] as string[], size: 0 };
      // A tenant that was served goes to the end, where the loop meets it again.
      for (const [tenant, queue] of queues) {
        const [next] = queue;
        if (!next || (taken.size > 0 && taken.size + next.items.length > most)) break;
        taken.requests.push(next);
        taken.tenants.push(tenant);
        taken.size += next.items.length;
        queue.shift();
        queues.delete(tenant);
        sizes.set(tenant, (sizes.get(tenant) ?? 0) - next.items.length);
        if (queue.length > 0) queues.set(tenant, queue);
        else sizes.delete(tenant);
      }
      size -= taken.size;
      return taken;
    },
    clear() {
      const all = [...queues.values()].flat();
      queues.clear();
      sizes.clear();
      size = 0;
      return all;
    },
  };
}
