/** Counts the visitors who wait for a service, without telling one from another. */
export type WaitingCount = { saw(service: string): void; count(service: string): number };

const bucketSeconds = 10;
/** A page that waits looks again after 60 to 120 s at its slowest, 90 on average, and more often before that. */
const rememberedBuckets = 9;

type Bucket = { number: number; signs: number };

/**
 * The signs of the last 90 s: each page that was shown and each look at the status. No page can be taken for another, so
 * one that looked twice counts twice: rather too many are expected back than too few. Remembers `limit` services;
 * `elapsed` answers in milliseconds.
 */
export function createWaitingCount(limit: number, elapsed: () => number): WaitingCount {
  const services = new Map<string, Bucket[]>();
  const recall = (service: string): Bucket[] => {
    const oldest = Math.floor(elapsed() / 1000 / bucketSeconds) - rememberedBuckets;
    return (services.get(service) ?? []).filter(({ number }) => number > oldest);
  };

  return {
    saw(service) {
      const number = Math.floor(elapsed() / 1000 / bucketSeconds);
      const buckets = services.get(service) ?? [];
      const latest = buckets.at(-1);
      if (latest?.number === number) {
        latest.signs += 1;
        return;
      }
      const recent = recall(service);
      services.delete(service);
      services.set(service, [...recent, { number, signs: 1 }]);
      const [first] = services.keys();
      if (services.size > limit && first !== undefined) services.delete(first);
    },
    count: (service) => recall(service).reduce((sum, { signs }) => sum + signs, 0),
  };
}
