import { redirect } from "next/navigation";
import { SavedViews } from "#components/issues/saved-views.tsx";
import { listViews } from "#lib/accounts/list-views.ts";
import { canOperate } from "#lib/accounts/permissions.ts";
import type { ViewPage } from "#lib/accounts/view-schemas.ts";
import type { Context } from "#lib/platform/context.ts";

type Props = {
  context: Context;
  page: ViewPage;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

/** The saved views of a list; an address without any wish opens the reader's default one. */
export async function PageViews({ context, page, searchParams }: Props) {
  const [{ data: views }, search] = await Promise.all([listViews(context, { page }), searchParams]);
  const first = views.find(({ is_default }) => is_default);
  if (first && Object.keys(search).length === 0) {
    const query = new URLSearchParams(first.query);
    query.set("view", first.id);
    redirect(`/${page}?${query}`);
  }
  return <SavedViews page={page} views={views} mayShare={canOperate(context.actor)} />;
}
