"use client";

import { createContext, type ReactNode, useContext, useSyncExternalStore } from "react";

/** Where Tailwind's `sm` begins. */
const narrow = "(width < 40rem)";
const PhoneContext = createContext(false);

/** Tells everything below whether the reader's device says that it is a phone. */
export function PhoneProvider({ phone, children }: { phone: boolean; children: ReactNode }) {
  return <PhoneContext value={phone}>{children}</PhoneContext>;
}

/** Whether the window is narrow; until it is known true on phones and else null. */
export function useNarrow(): boolean | null {
  const phone = useContext(PhoneContext);
  return useSyncExternalStore<boolean | null>(
    watch,
    () => window.matchMedia(narrow).matches,
    () => phone || null,
  );
}

function watch(onChange: () => void): () => void {
  const list = window.matchMedia(narrow);
  list.addEventListener("change", onChange);
  return () => list.removeEventListener("change", onChange);
}

type Props = { wide: ReactNode; narrow: ReactNode };

/** Two ways to show the same, of which a window draws one; both while nobody knows which. */
export function ByWidth({ wide, narrow }: Props) {
  const isNarrow = useNarrow();
  return (
    <>
      {isNarrow === true ? null : (
        <div className={isNarrow === null ? "max-sm:hidden" : undefined}>{wide}</div>
      )}
      {isNarrow === false ? null : (
        <div className={isNarrow === null ? "sm:hidden" : undefined}>{narrow}</div>
      )}
    </>
  );
}
