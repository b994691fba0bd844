import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { actedShape, detectedShape, recoveredShape } from "#components/recovery/strip-shapes.tsx";

type Part = { name: "degraded" | "noticed" | "acted" | "recovered"; shape: ReactNode };
const parts: Part[] = [
  {
    name: "degraded",
    shape: <rect x="-8" y="12" width="16" height="12" rx="1.5" fill="var(--bad)" />,
  },
  { name: "noticed", shape: <g transform="translate(0 13)">{detectedShape(0)}</g> },
  { name: "acted", shape: <g transform="translate(0 -11)">{actedShape(0)}</g> },
  { name: "recovered", shape: <g transform="translate(0 -20.5)">{recoveredShape(0)}</g> },
];

/** What the shapes mean. */
export function StripLegend() {
  const t = useTranslations("recovery.stripLegend");
  return (
    <ul className="mt-1 flex flex-wrap gap-x-4 gap-y-0.5 text-xs text-ink-2">
      {parts.map(({ name, shape }) => (
        <li key={name} className="inline-flex items-center gap-1.5">
          <svg aria-hidden width="18" height="18" viewBox="-9 9 18 18" className="keep-color">
            {shape}
          </svg>
          {t(name)}
        </li>
      ))}
    </ul>
  );
}
