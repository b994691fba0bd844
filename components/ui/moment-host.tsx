"use client";

import { lazy, Suspense, useEffect, useState } from "react";
import { type Told, watchMoments } from "#components/ui/watch-moments.ts";

/** Loaded when the first moment is asked about. */
const MomentCard = lazy(() =>
  import("#components/ui/moment-card.tsx").then(({ MomentCard: component }) => ({
    default: component,
  })),
);

/** Shows one card for all moments of the page: relative, local, UTC, for machines. */
export function MomentHost() {
  const [told, setTold] = useState<Told | null>(null);
  const [watch, setWatch] = useState<ReturnType<typeof watchMoments> | null>(null);
  useEffect(() => {
    const watching = watchMoments(setTold);
    setWatch(watching);
    return watching.stop;
  }, []);
  if (!told || !watch) return null;
  return (
    <Suspense fallback={null}>
      <MomentCard
        key={told.at}
        told={told}
        onClose={watch.close}
        onStay={watch.stay}
        onLeave={watch.leave}
        onComeBack={watch.comeBack}
      />
    </Suspense>
  );
}
