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

/** What waits of one tenant. */
type Line<Request> = { tenant: string; requests: Request[]; size: number };

export function createFairQueue<Request extends Waiting>(): FairQueue<Request> {
  const lines = new Map<string, Line<Request>>();
  /** The same lines in the order in which they are served: one that was goes to the end. */
  let turns: Line<Request>[] = [];
  let size = 0;
  const openLine = (tenant: string) => {
    const line: Line<Request> = { tenant, requests: [], size: 0 };
    lines.set(tenant, line);
    turns.push(line);
    return line;
  };
  return {
    size: () => size,
    sizeOf: (tenant) => lines.get(tenant)?.size ?? 0,
    tenants: () => lines.keys(),
    add(tenant, request) {
      const line = lines.get(tenant) ?? openLine(tenant);
      line.requests.push(request);
      line.size += request.items.length;
      size += request.items.length;
    },
    take(most) {
      const taken = { requests: [] as Request[], tenants: [] as string[], size: 0 };
      for (let [line] = turns; line; [line] = turns) {
        const next = line.requests[0];
        if (!next || (taken.size > 0 && taken.size + next.items.length > most)) break;
        taken.requests.push(next);
        taken.tenants.push(line.tenant);
        taken.size += next.items.length;
        line.requests.shift();
        line.size -= next.items.length;
        turns.shift();
        if (line.requests.length > 0) turns.push(line);
        else lines.delete(line.tenant);
      }
      size -= taken.size;
      return taken;
    },
    clear() {
      const all = turns.flatMap(({ requests }) => requests);
      lines.clear();
      turns = [];
      size = 0;
      return all;
    },
  };
}
