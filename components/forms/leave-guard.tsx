"use client";

import type { Route } from "next";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { AlertDialog } from "radix-ui";
import { useEffect, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { DialogFooter, dialogLook, overlayLook } from "#components/ui/dialog.tsx";

/** Asks before a page with unsaved changes is left, by a link of ours or by closing it. */
export function LeaveGuard({ unsaved }: { unsaved: boolean }) {
  const t = useTranslations("forms.leaveGuard");
  const router = useRouter();
  const [wanted, setWanted] = useState<string | null>(null);
  useEffect(() => {
    if (!unsaved) return;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    function hold(event: MouseEvent) {
      const path = readPath(event);
      if (path === null) return;
      event.preventDefault();
      event.stopPropagation();
      setWanted(path);
    }
    window.addEventListener("beforeunload", ask);
    document.addEventListener("click", hold, true);
    return () => {
      window.removeEventListener("beforeunload", ask);
      document.removeEventListener("click", hold, true);
    };
  }, [unsaved]);
  function leave() {
    if (wanted !== null) router.push(wanted as Route);
    setWanted(null);
  }
  return (
    <AlertDialog.Root open={wanted !== null} onOpenChange={(open) => open || setWanted(null)}>
      <AlertDialog.Portal>
        <AlertDialog.Overlay className={overlayLook} />
        <AlertDialog.Content className={dialogLook}>
          <AlertDialog.Title className="mb-2 text-[1rem]">{t("title")}</AlertDialog.Title>
          <AlertDialog.Description className="text-ink-2">{t("effect")}</AlertDialog.Description>
          <DialogFooter>
            <AlertDialog.Cancel asChild>
              <Button variant="primary">{t("stay")}</Button>
            </AlertDialog.Cancel>
            <Button variant="danger" onClick={leave}>
              {t("leave")}
            </Button>
          </DialogFooter>
        </AlertDialog.Content>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}

/** The page of ours that a click would go to in this window; null where it goes nowhere. */
function readPath(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
    return null;
  }
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (!(link instanceof HTMLAnchorElement) || link.target === "_blank" || link.download)
    return null;
  const { origin, pathname, search } = new URL(link.href, location.href);
  if (origin !== location.origin || pathname === location.pathname) return null;
  return `${pathname}${search}`;
}
