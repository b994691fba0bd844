import { type ReactNode, Suspense } from "react";
import { PageSkeleton } from "#components/layout/page-skeleton.tsx";
import { requirePageContext } from "#lib/accounts/page-context.ts";
import type { Context } from "#lib/platform/context.ts";
import { orNotFound } from "#lib/platform/http/page-param.ts";

type Props = { read: (context: Context) => Promise<unknown>; children: ReactNode };

/** Around the pages of one thing: waits until it is known to be there, or answers 404; then the page may stream. */
export async function Existing({ read, children }: Props) {
  await orNotFound(read(await requirePageContext()));
  return <Suspense fallback={<PageSkeleton />}>{children}</Suspense>;
}
