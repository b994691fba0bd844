"use client";

import { lazy, Suspense } from "react";
import { showOverlay, useOverlay } from "#components/layout/overlays.ts";

/** Both are loaded when they are first asked for. */
const Palette = lazy(() =>
  import("#components/layout/palette.tsx").then(({ Palette: component }) => ({
    default: component,
  })),
);
const KeyboardHelp = lazy(() =>
  import("#components/layout/keyboard-help.tsx").then(({ KeyboardHelp: component }) => ({
    default: component,
  })),
);

type Props = { singleKeys: boolean; mayAdminister: boolean };

/** The dialogs that belong to no page. */
export function OverlayHost({ singleKeys, mayAdminister }: Props) {
  const shown = useOverlay();
  const close = () => showOverlay(null);
  return (
    <Suspense fallback={null}>
      {shown === "palette" ? <Palette mayAdminister={mayAdminister} onClose={close} /> : null}
      {shown === "help" ? <KeyboardHelp singleKeys={singleKeys} onClose={close} /> : null}
    </Suspense>
  );
}
