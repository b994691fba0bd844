/** Lets so many through at a time; the others wait in order. */
export type Turnstile = {
  /** Waits for a place; call what it gives when the work is done, once. */
  enter(): Promise<() => void>;
};

export function createTurnstile(places: number): Turnstile {
  const waiting: (() => void)[] = [];
  let free = places;
  const leave = () => {
    const next = waiting.shift();
    if (next) next();
    else free += 1;
  };
  return {
    async enter() {
      if (free > 0) free -= 1;
      else await new Promise<void>((resolve) => waiting.push(resolve));
      return leave;
    },
  };
}
