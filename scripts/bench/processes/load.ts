import type { LoadJob } from "../load-job.ts";
import { runLoad } from "../run-load.ts";

// The load generator: a process of its own, so that its work is not counted as anybody else's.
process.on("disconnect", () => process.exit(0));
process.on("message", (job: LoadJob) => {
  void runLoad(job).then(
    (result) => process.send?.({ result }),
    (error: unknown) => process.send?.({ error: String(error) }),
  );
});
