/**
 * What keeps our processes small, and quick under load: a young generation of three times 4 MB, which one thread collects
 * alone, one thread beside the main one for the collector and the compiler, and two arenas of the C library, as each thread
 * of its own keeps what it freed. What survives a small young generation is in no way long-lived: V8 would come to make
 * requests' objects in the old one, and collect that each second. The collector can be called when idle.
 */
export const leanFlags = [
  "--max-semi-space-size=4",
  "--no-parallel-scavenge",
  "--no-allocation-site-pretenuring",
  "--v8-pool-size=1",
  "--expose-gc",
];
export const leanVariables = {
  MALLOC_ARENA_MAX: "2",
  // What `next --experimental-next-config-strip-types` sets: Node reads next.config.ts, and no compiler is loaded for it.
  __NEXT_NODE_NATIVE_TS_LOADER_ENABLED: "true",
};
