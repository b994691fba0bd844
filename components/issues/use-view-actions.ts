"use client";

import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { toast } from "sonner";
import { anyAnswer, type Sent, sendJson } from "#components/forms/send-json.ts";
import { type ChangeView, type SavedView, SavedView as View } from "#lib/accounts/view-schemas.ts";

/** Changes and deletes saved views; a deleted one can be brought back from the toast. */
export function useViewActions() {
  const t = useTranslations("issues.views");
  const router = useRouter();
  function settle(sent: Sent<unknown>, words: string, undo?: () => void): boolean {
    if (!sent.ok) {
      toast.error(sent.problem.title, { description: sent.problem.detail });
      return false;
    }
    toast(words, undo ? { action: { label: t("undo"), onClick: undo } } : {});
    router.refresh();
    return true;
  }
  async function update(view: SavedView, change: ChangeView): Promise<void> {
    settle(await sendJson("PATCH", `/api/v1/views/${view.id}`, change, View), t("saved"));
  }
  async function restore({ page, name, query, shared }: SavedView): Promise<void> {
    const sent = await sendJson("POST", "/api/v1/views", { page, name, query, shared }, View);
    settle(sent, t("back", { name }));
  }
  async function remove(view: SavedView): Promise<boolean> {
    const sent = await sendJson("DELETE", `/api/v1/views/${view.id}`, undefined, anyAnswer);
    return settle(sent, t("deleted", { name: view.name }), () => void restore(view));
  }
  return { update, remove };
}
