"use client";

import { Check, Star, Users } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import {
  DropdownMenuItem,
  DropdownMenuLabel,
  DropdownMenuSeparator,
} from "#components/ui/dropdown-menu.tsx";
import type { SavedView } from "#lib/accounts/view-schemas.ts";

type Props = {
  views: SavedView[];
  /** The one that is open. */
  open: SavedView | null;
  isChanged: boolean;
  show: (view: SavedView | null) => void;
  onSave: () => void;
  onRename: () => void;
  onUpdate: () => void;
  onDefault: () => void;
  onDelete: () => void;
};

/** The views to open, and what can be done with the one that is. */
export function ViewItems({ views, open, isChanged, show, ...on }: Props) {
  const t = useTranslations("issues.views");
  return (
    <>
      <DropdownMenuLabel>{t("title")}</DropdownMenuLabel>
      <ViewItem isOpen={open === null} onSelect={() => show(null)}>
        {t("none")}
      </ViewItem>
      {views.map((view) => (
        <ViewItem key={view.id} isOpen={view.id === open?.id} onSelect={() => show(view)}>
          <span className="min-w-0 flex-1 truncate">{view.name}</span>
          {view.is_default ? <Star role="img" aria-label={t("opensFirst")} /> : null}
          {view.shared ? (
            <Users role="img" aria-label={t("sharedBy", { name: view.owner })} />
          ) : null}
        </ViewItem>
      ))}
      <DropdownMenuSeparator />
      {open?.is_mine && isChanged ? (
        <DropdownMenuItem onSelect={on.onUpdate}>
          {t("update", { name: open.name })}
        </DropdownMenuItem>
      ) : null}
      <DropdownMenuItem onSelect={on.onSave}>{t("saveNew")}</DropdownMenuItem>
      {open ? (
        <DropdownMenuItem onSelect={on.onDefault}>
          {t(open.is_default ? "openLess" : "openFirst")}
        </DropdownMenuItem>
      ) : null}
      {open?.is_mine ? (
        <>
          <DropdownMenuItem onSelect={on.onRename}>{t("rename")}</DropdownMenuItem>
          <DropdownMenuItem onSelect={on.onDelete}>
            {t("delete", { name: open.name })}
          </DropdownMenuItem>
        </>
      ) : null}
    </>
  );
}

type ItemProps = { isOpen: boolean; onSelect: () => void; children: ReactNode };

function ViewItem({ isOpen, onSelect, children }: ItemProps) {
  const t = useTranslations("issues.views");
  return (
    <DropdownMenuItem onSelect={onSelect}>
      <span className="inline-grid size-4 shrink-0 place-items-center">
        {isOpen ? <Check aria-hidden /> : null}
      </span>
      {children}
      {isOpen ? <span className="sr-only">{t("open")}</span> : null}
    </DropdownMenuItem>
  );
}
