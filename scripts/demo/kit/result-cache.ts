/** Keeps results in memory within a budget of bytes, which working memory shares; nothing is ever dropped. */
export class ResultCache {
  readonly #capacity: number;
  readonly #results = new Map<string, Buffer>();
  #used = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  get(key: string): Buffer | undefined {
    return this.#results.get(key);
  }

  /** Keeps a result whose memory was reserved. */
  keep(key: string, result: Buffer): void {
    this.#results.set(key, result);
  }

  /** Takes bytes out of the budget; throws when it is used up. */
  reserve(bytes: number): void {
    if (this.#used + bytes > this.#capacity) {
      throw new Error(`${this.#used} of ${this.#capacity} bytes in use, ${bytes} more asked for`);
    }
    this.#used += bytes;
  }

  giveBack(bytes: number): void {
    this.#used -= bytes;
  }

  /** Drops every result; answers how many there were. */
  clear(): number {
    const dropped = this.#results.size;
    for (const result of this.#results.values()) this.#used -= result.length;
    this.#results.clear();
    return dropped;
  }
}
