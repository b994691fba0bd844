import type { ReactNode } from "react";
import { getRun } from "#lib/recovery/list-runs.ts";
import { Existing } from "../../../_parts/existing.tsx";

type Props = { params: Promise<{ id: string }>; children: ReactNode };

export default async function RunLayout({ params, children }: Props) {
  const { id } = await params;
  return <Existing read={(context) => getRun(context, id)}>{children}</Existing>;
}
