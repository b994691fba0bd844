"use client";

import Link from "next/link";
import { ShortcutList } from "#components/layout/shortcut-list.tsx";
import { Dialog, DialogContent } from "#components/ui/dialog.tsx";

type Props = { singleKeys: boolean; onClose: () => void };

/** Every key of the dashboard, and where they are switched off. */
export function KeyboardHelp({ singleKeys, onClose }: Props) {
  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent
        title="Keys"
        description={
          <>
            {singleKeys
              ? "They do nothing while you type in a field, and none starts a recovery. "
              : "Single keys are switched off. "}
            <Link
              href={{ pathname: "/settings/appearance" }}
              className="text-accent underline"
              onClick={onClose}
            >
              {singleKeys ? "Switch single keys off" : "Switch them on"}
            </Link>
          </>
        }
      >
        <ShortcutList />
      </DialogContent>
    </Dialog>
  );
}
