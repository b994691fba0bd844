type Release = () => void;

/** Lets one through at a time, in order of arrival. Who got in has to release it. */
export class Mutex {
  #held = false;
  #waiting: Release[] = [];

  /** Waits for its turn; throws after `milliseconds`. */
  async acquire(milliseconds: number): Promise<Release> {
    if (this.#held) await this.#wait(milliseconds);
    this.#held = true;
    return () => this.#passOn();
  }

  #wait(milliseconds: number): Promise<void> {
    return new Promise((resolve, reject) => {
      const enter = () => {
        clearTimeout(patience);
        resolve();
      };
      const patience = setTimeout(() => {
        this.#waiting = this.#waiting.filter((one) => one !== enter);
        reject(new Error(`the lock was not released within ${milliseconds} ms`));
      }, milliseconds);
      this.#waiting.push(enter);
    });
  }

  #passOn(): void {
    const next = this.#waiting.shift();
    // The lock stays held while it goes from one to the next, so that nobody slips in between.
    if (next) next();
    else this.#held = false;
  }
}
