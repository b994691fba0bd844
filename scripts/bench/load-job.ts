import type { SampleKind } from "./sample-bodies.ts";

/** What the load process is asked to do. */
export type LoadJob = {
  port: number;
  path: string;
  headers: Record<string, string>;
  /** A visit has no body: it asks for an error page. */
  sample: SampleKind | "visit";
  /** Samples that one request holds, one a line. */
  recordsPerRequest: number;
  connections: number;
  /** Sent before the measured time, and acknowledged like the rest. */
  warmSeconds: number;
  seconds: number;
  /** The first number not used yet, so that no two records are alike. */
  firstNumber: number;
};

export type LoadResult = {
  /** Answered within the measured time. */
  recordsPerSecond: number;
  requestsPerSecond: number;
  /** Milliseconds from sending to the whole answer, within the measured time. */
  latency: { p50: number; p95: number; p99: number; max: number };
  /** All records that were acknowledged, warm-up and the last answers included. */
  acknowledged: number;
  /** What went wrong, and how often. */
  faults: Record<string, number>;
  /** Of the load process itself. */
  cpuSeconds: number;
  nextNumber: number;
};
