export type Ends = {
  /** Throws when everything has been ended: nothing more may start then. */
  add(end: () => Promise<unknown>): void;
  /** Ends everything in the opposite order of its start; what cannot be ended does not hold up the rest. */
  run(): Promise<void>;
};

/** What has to be ended, whatever happens. */
export function createEnds(): Ends {
  const ends: (() => Promise<unknown>)[] = [];
  let over = false;
  return {
    add(end) {
      if (!over) return void ends.push(end);
      end().catch(() => {});
      throw new Error("everything has been ended");
    },
    async run() {
      over = true;
      for (let end = ends.pop(); end; end = ends.pop()) {
        await end().catch((error: unknown) => console.error(error));
      }
    },
  };
}
