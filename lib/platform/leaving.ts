// Next bundles a module once per layer; there is one end of a process.
const holder = globalThis as typeof globalThis & { paramedicLeaving?: AbortController };
holder.paramedicLeaving ??= new AbortController();
const control = holder.paramedicLeaving;

/** Aborted when this process begins to end: whoever waits for something answers now. */
export function leaving(): AbortSignal {
  return control.signal;
}

export function leave(): void {
  control.abort();
}
