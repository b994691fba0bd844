/**
 * What keeps our processes small at hardly any cost of time: a young generation of three times 16 MB, a heap that may
 * not much more than double before it is collected, one thread beside the main one for the collector and the compiler, and
 * two arenas of the C library, as each thread of its own keeps what it freed. The collector can be called when idle.
 */
export const leanFlags = [
  "--max-semi-space-size=16",
  "--heap-growing-percent=120",
  "--v8-pool-size=1",
  "--expose-gc",
];
export const leanVariables = {
  MALLOC_ARENA_MAX: "2",
  // What `next --experimental-next-config-strip-types` sets: Node reads next.config.ts, and no compiler is loaded for it.
  __NEXT_NODE_NATIVE_TS_LOADER_ENABLED: "true",
};
