import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClientMessages } from "#app/messages/client-messages.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.invite");
  return {
    title: t("title"),
    robots: "noindex",
    // The address is the key: it goes to no other site.
    referrer: "no-referrer",
  };
}

export default function InviteLayout({ children }: { children: ReactNode }) {
  return <ClientMessages of={["accounts.acceptForm"]}>{children}</ClientMessages>;
}
