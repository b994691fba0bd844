"use client";

import { Bookmark, ChevronDown } from "lucide-react";
import { usePathname, useRouter, useSearchParams } from "next/navigation";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { SaveViewDialog } from "#components/issues/save-view-dialog.tsx";
import { useViewActions } from "#components/issues/use-view-actions.ts";
import { ViewItems } from "#components/issues/view-items.tsx";
import { Button } from "#components/ui/button.tsx";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuTrigger,
} from "#components/ui/dropdown-menu.tsx";
import { prepareViewQuery, type SavedView, type ViewPage } from "#lib/accounts/view-schemas.ts";

type Props = {
  page: ViewPage;
  /** Those that the reader sees. */
  views: SavedView[];
  mayShare: boolean;
};

/** The saved views of a list: which is open, whether its filters were changed since, and what can be done with it. */
export function SavedViews({ page, views, mayShare }: Props) {
  const t = useTranslations("issues.views");
  const router = useRouter();
  const path = usePathname();
  const search = useSearchParams();
  const [saving, setSaving] = useState<"new" | SavedView | null>(null);
  const query = prepareViewQuery(search.toString());
  const open = views.find(({ id }) => id === search.get("view")) ?? null;
  const isChanged = open !== null && open.query !== query;
  const actions = useViewActions();
  const show = (next: SavedView | null) => {
    const to = new URLSearchParams(next?.query ?? "");
    to.set("view", next?.id ?? "none");
    router.push(`${path}?${to}` as Parameters<typeof router.push>[0]);
  };
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button>
            <Bookmark aria-hidden />
            <span className="max-w-36 truncate">{open?.name ?? t("title")}</span>
            {isChanged ? (
              <>
                <span aria-hidden className="size-2 rounded-full bg-busy" />
                <span className="sr-only">{t("changed")}</span>
              </>
            ) : null}
            <ChevronDown aria-hidden />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent className="max-h-96 max-w-72 overflow-y-auto">
          <ViewItems
            {...{ views, open, isChanged, show }}
            onSave={() => setSaving("new")}
            onRename={() => setSaving(open)}
            onUpdate={() => open && void actions.update(open, { query })}
            onDefault={() => open && void actions.update(open, { is_default: !open.is_default })}
            onDelete={() => open && void actions.remove(open).then((gone) => gone && show(null))}
          />
        </DropdownMenuContent>
      </DropdownMenu>
      {saving ? (
        <SaveViewDialog
          {...{ page, query, mayShare }}
          view={saving === "new" ? null : saving}
          onClose={() => setSaving(null)}
          onSaved={(view) => {
            setSaving(null);
            show(view);
          }}
        />
      ) : null}
    </>
  );
}
