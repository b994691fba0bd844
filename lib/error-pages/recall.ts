/**
 * Works out the same thing once: `derive` is pure, and is asked only for texts that were not met lately. Keeps the
 * `limit` latest; texts of more than 4,000 characters are never kept, for a stranger chooses them.
 */
export function createRecall<T>(limit: number): (text: string, derive: () => T) => T {
  const known = new Map<string, T>();
  return (text, derive) => {
    const found = known.get(text);
    if (found !== undefined) return found;
    const derived = derive();
    if (text.length > 4000) return derived;
    known.set(text, derived);
    const [oldest] = known.keys();
    if (known.size > limit && oldest !== undefined) known.delete(oldest);
    return derived;
  };
}
