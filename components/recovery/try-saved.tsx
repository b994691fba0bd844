"use client";

import { TryScenario } from "#components/recovery/try-scenario.tsx";

/** Tries a scenario as it is saved. */
export function TrySaved({ name }: { name: string }) {
  return <TryScenario read={() => ({ ok: true, data: name })} version={name} />;
}
