import { Skeleton } from "#components/ui/skeleton.tsx";

/** In place of a page that is being read. */
export function PageSkeleton() {
  return (
    <div role="status">
      <span className="sr-only">Loading</span>
      <Skeleton className="mt-3.5 mb-4.5 h-8.5 w-48" />
      <Skeleton className="mb-4.5 h-25" />
      <Skeleton className="mb-4.5 h-64" />
      <Skeleton className="h-72" />
    </div>
  );
}
