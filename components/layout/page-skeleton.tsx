import { useTranslations } from "next-intl";
import { Skeleton } from "#components/ui/skeleton.tsx";

/** In place of a page that is being read. */
export function PageSkeleton() {
  const t = useTranslations("layout.skeleton");

  return (
    <div role="status">
      <span className="sr-only">{t("loading")}</span>
      <Skeleton className="mt-3.5 mb-4.5 h-8.5 w-48" />
      <Skeleton className="mb-4.5 h-25" />
      <Skeleton className="mb-4.5 h-64" />
      <Skeleton className="h-72" />
    </div>
  );
}
