export type Queue<Item> = {
  add(item: Item): void;
  /** The next item, or null after the end. */
  take(): Promise<Item | null>;
  size(): number;
  /** Whoever waits gets null, and so does everybody later. */
  end(): void;
};

/** First in, first out, for any number of takers that wait for their turn. */
export function createQueue<Item>(): Queue<Item> {
  const items: Item[] = [];
  const takers: ((item: Item | null) => void)[] = [];
  let ended = false;
  return {
    add(item) {
      const taker = takers.shift();
      if (taker) taker(item);
      else items.push(item);
    },
    take() {
      const item = items.shift();
      if (item !== undefined) return Promise.resolve(item);
      if (ended) return Promise.resolve(null);
      return new Promise((resolve) => takers.push(resolve));
    },
    size: () => items.length,
    end() {
      ended = true;
      for (const taker of takers.splice(0)) taker(null);
    },
  };
}
