"use client";

import { useRouter } from "next/navigation";
import { type ComponentProps, useState } from "react";
import type { Sent } from "#components/forms/send-json.ts";
import { ConfirmDialog } from "#components/ui/confirm-dialog.tsx";

type Props<T> = Omit<ComponentProps<typeof ConfirmDialog>, "onConfirm"> & {
  send: () => Promise<Sent<T>>;
  onSent?: (data: T) => void;
};

/** A question whose yes goes to the API; a refusal is said in the dialog, which stays open. */
export function ConfirmSend<T>({ send, onSent, children, ...question }: Props<T>) {
  const router = useRouter();
  const [fault, setFault] = useState<string | null>(null);
  async function confirm() {
    const sent = await send();
    setFault(sent.ok ? null : sent.problem.detail);
    // A refusal says that the page is out of date as often as not.
    router.refresh();
    if (!sent.ok) return false;
    onSent?.(sent.data);
    return true;
  }
  return (
    <ConfirmDialog {...question} onConfirm={confirm}>
      {children || fault ? (
        <div className="flex flex-col gap-4">
          {children}
          {fault ? (
            <p role="alert" className="rounded-control bg-bad-wash px-3 py-2.5 text-bad">
              {fault}
            </p>
          ) : null}
        </div>
      ) : null}
    </ConfirmDialog>
  );
}
