import { type ReactNode, Suspense } from "react";
import { PageSkeleton } from "#components/layout/page-skeleton.tsx";

/**
 * A page whose frame is there at once. No `loading.tsx` may stand above the pages of one thing: the answer would begin
 * to stream before they know whether there is such a thing, and nothing can turn it into a 404 then.
 */
export function withSkeleton<Props extends object>(Page: (props: Props) => Promise<ReactNode>) {
  return function PageWithSkeleton(props: Props) {
    return (
      <Suspense fallback={<PageSkeleton />}>
        <Page {...props} />
      </Suspense>
    );
  };
}
