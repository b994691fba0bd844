import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import type { ReactNode } from "react";
import { ClientMessages } from "#app/messages/client-messages.tsx";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("accounts.signIn");
  return { title: t("title") };
}

export default function SignInLayout({ children }: { children: ReactNode }) {
  return (
    <ClientMessages of={["accounts.signInForm", "accounts.openIdButton"]}>
      {children}
    </ClientMessages>
  );
}
