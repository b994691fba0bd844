"use client";

import { Check, Star, Users } from "lucide-react";
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
  return (
    <>
      <DropdownMenuLabel>Views</DropdownMenuLabel>
      <ViewItem isOpen={open === null} onSelect={() => show(null)}>
        No view
      </ViewItem>
      {views.map((view) => (
        <ViewItem key={view.id} isOpen={view.id === open?.id} onSelect={() => show(view)}>
          <span className="min-w-0 flex-1 truncate">{view.name}</span>
          {view.is_default ? <Star role="img" aria-label="opens first" /> : null}
          {view.shared ? <Users role="img" aria-label={`shared by ${view.owner}`} /> : null}
        </ViewItem>
      ))}
      <DropdownMenuSeparator />
      {open?.is_mine && isChanged ? (
        <DropdownMenuItem onSelect={on.onUpdate}>
          Save the changes to “{open.name}”
        </DropdownMenuItem>
      ) : null}
      <DropdownMenuItem onSelect={on.onSave}>Save as a new view</DropdownMenuItem>
      {open ? (
        <DropdownMenuItem onSelect={on.onDefault}>
          {open.is_default ? "Do not open with it any more" : "Open the list with it"}
        </DropdownMenuItem>
      ) : null}
      {open?.is_mine ? (
        <>
          <DropdownMenuItem onSelect={on.onRename}>Rename or share</DropdownMenuItem>
          <DropdownMenuItem onSelect={on.onDelete}>Delete “{open.name}”</DropdownMenuItem>
        </>
      ) : null}
    </>
  );
}

type ItemProps = { isOpen: boolean; onSelect: () => void; children: ReactNode };

function ViewItem({ isOpen, onSelect, children }: ItemProps) {
  return (
    <DropdownMenuItem onSelect={onSelect}>
      <span className="inline-grid size-4 shrink-0 place-items-center">
        {isOpen ? <Check aria-hidden /> : null}
      </span>
      {children}
      {isOpen ? <span className="sr-only">(open)</span> : null}
    </DropdownMenuItem>
  );
}
