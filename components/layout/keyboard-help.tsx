"use client";

import Link from "next/link";
import { useTranslations } from "next-intl";
import { ShortcutList } from "#components/layout/shortcut-list.tsx";
import { Dialog, DialogContent } from "#components/ui/dialog.tsx";

type Props = { singleKeys: boolean; onClose: () => void };

/** Every key of the dashboard, and where they are switched off. */
export function KeyboardHelp({ singleKeys, onClose }: Props) {
  const t = useTranslations("layout.keys");

  return (
    <Dialog open onOpenChange={(open) => open || onClose()}>
      <DialogContent
        title={t("title")}
        description={
          <>
            {singleKeys ? t("note") : t("areOff")}{" "}
            <Link
              href={{ pathname: "/settings/appearance" }}
              className="text-accent underline"
              onClick={onClose}
            >
              {singleKeys ? t("switchOff") : t("switchOn")}
            </Link>
          </>
        }
      >
        <ShortcutList />
      </DialogContent>
    </Dialog>
  );
}
