import { chmod, mkdtemp, rm } from "node:fs/promises";
import { createEnds, type Ends } from "../../bench/ends.ts";

export type Proof = {
  /** Of this proof's own; kept when it fails. */
  folder: string;
  /** What must be ended, whatever happens. */
  ends: Ends;
  /** Ctrl-C, SIGTERM, or the end of who started us. */
  stop: AbortSignal;
};

/** Runs a proof, ends what it started, and leaves with 0 where it holds. */
export async function runProof(prove: (proof: Proof) => Promise<boolean>): Promise<never> {
  const stopping = new AbortController();
  const stop = () => stopping.abort(new Error("stopped"));
  for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(name, stop);
  process.on("disconnect", stop);
  const folder = await mkdtemp("/var/tmp/paramedic-proof-");
  await chmod(folder, 0o711);
  const ends = createEnds();
  let holds = false;
  try {
    holds = await prove({ folder, ends, stop: stopping.signal });
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
  await ends.run();
  if (holds) await rm(folder, { recursive: true, force: true });
  else console.error(`  What it left is in ${folder}`);
  process.exit(holds ? 0 : 1);
}
