const mostRemembered = 20_000;

/** Lets so many calls of a visitor, and of a service in all, through in a window of time. */
export type VisitorLimits = { allow(visitor: string, service: string): boolean };

/** Windows are fixed: what was counted is forgotten when the next one begins. `visitor` is a hash, never an address. */
export function createVisitorLimits(parts: {
  perVisitor: number;
  perService: number;
  windowMilliseconds: number;
  now: () => number;
}): VisitorLimits {
  const { perVisitor, perService, windowMilliseconds, now } = parts;
  const counts = new Map<string, number>();
  let window = Number.NaN;
  return {
    allow(visitor, service) {
      const current = Math.floor(now() / windowMilliseconds);
      if (current !== window || counts.size > mostRemembered) counts.clear();
      window = current;
      const [own, all] = [`v ${visitor}`, `s ${service}`];
      const [byVisitor, byService] = [counts.get(own) ?? 0, counts.get(all) ?? 0];
      if (byVisitor >= perVisitor || byService >= perService) return false;
      counts.set(own, byVisitor + 1);
      counts.set(all, byService + 1);
      return true;
    },
  };
}
