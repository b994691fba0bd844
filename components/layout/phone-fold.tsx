"use client";

import { ChevronDown, ChevronUp } from "lucide-react";
import { type ReactNode, useState } from "react";
import { Button } from "#components/ui/button.tsx";
import { useNarrow } from "#components/ui/narrow.tsx";

type Props = { name: string; children: ReactNode };

/** What would push the list of a page off a phone's screen: there it is behind a button. */
export function PhoneFold({ name, children }: Props) {
  const narrow = useNarrow();
  const [open, setOpen] = useState(false);
  const Icon = open ? ChevronUp : ChevronDown;
  return (
    <>
      <Button
        variant="quiet"
        className="self-start sm:hidden"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        <Icon aria-hidden />
        {name}
      </Button>
      {narrow && !open ? null : <div className={open ? "" : "max-sm:hidden"}>{children}</div>}
    </>
  );
}
