import { evaluateTriggers } from "#lib/recovery/evaluate-triggers.ts";
import type { Bed } from "../recovery/ward.ts";
import { openWard } from "../recovery/ward.ts";

/** What this process is asked to do at once, so many times. */
export type Asked = { bed: Bed; times: number };

// A process of its own that evaluates: its parent says when.
const context = openWard(process.env.DATABASE_URL ?? "", 25);
process.on("disconnect", () => process.exit(0));
process.on("message", ({ bed, times }: Asked) => {
  const place = { service_id: bed.service_id, environment: "production" };
  const all = Array.from({ length: times }, () => evaluateTriggers(context, [place]));
  void Promise.allSettled(all).then((settled) => {
    const failed = settled.flatMap((one) =>
      one.status === "rejected" ? [String(one.reason)] : one.value.map(String),
    );
    process.send?.({ failed });
  });
});
