/**
 * What keeps our processes small at hardly any cost of time: a young generation of three times 8 MB, one thread beside the
 * main one for the collector and the compiler, and two arenas of the C library, as each thread of its own keeps what it
 * freed.
 */
export const leanFlags = ["--max-semi-space-size=8", "--v8-pool-size=1"];
export const leanVariables = { MALLOC_ARENA_MAX: "2" };
