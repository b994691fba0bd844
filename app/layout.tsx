import "./globals.css";
import type { Metadata, Viewport } from "next";
import { cookies } from "next/headers";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getMessages, getTranslations } from "next-intl/server";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { commonWords } from "#app/messages/client-words.ts";
import { pickWords } from "#app/messages/pick-words.ts";
import { Toaster } from "#components/ui/toaster.tsx";
import { colorSchemeOf, readTheme, themeCookie } from "#lib/format/theme.ts";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("layout.app");
  return {
    title: { default: "Paramedic", template: "%s · Paramedic" },
    description: t("description"),
    icons: { icon: "/favicon.svg" },
  };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  const theme = readTheme((await cookies()).get(themeCookie)?.value);
  return (
    <html lang={await getLocale()} data-theme={theme} style={{ colorScheme: colorSchemeOf(theme) }}>
      <body>
        <NextIntlClientProvider messages={pickWords(await getMessages(), commonWords)}>
          <NuqsAdapter>{children}</NuqsAdapter>
          <Toaster />
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
