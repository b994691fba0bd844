export type Random = {
  /** A whole number from 0 on, below `limit`. */
  below(limit: number): number;
  pick<T>(items: readonly T[]): T;
};

/** Numbers that look random and are the same for the same seed (a 32-bit xorshift). */
export function createRandom(seed: number): Random {
  let state = (seed >>> 0) ^ 0x9e3779b9 || 1;
  const below = (limit: number) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % limit;
  };
  return {
    below,
    pick(items) {
      const item = items[below(items.length)];
      if (item === undefined) throw new Error("there is nothing to pick from");
      return item;
    },
  };
}
