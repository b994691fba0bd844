import type { ReactNode } from "react";
import { ClientMessages } from "#app/messages/client-messages.tsx";
import { decodeParam } from "#lib/platform/http/decode-param.ts";
import { getService } from "#lib/services/list-services.ts";
import { Existing } from "../../_parts/existing.tsx";

type Props = { params: Promise<{ service: string }>; children: ReactNode };

export default async function StudioLayout({ params, children }: Props) {
  const { service } = await params;
  return (
    <Existing read={(context) => getService(context, decodeParam(service))}>
      <ClientMessages of={["errorPages"]}>{children}</ClientMessages>
    </Existing>
  );
}
