"use client";

import {
  type AbstractIntlMessages,
  NextIntlClientProvider,
  useLocale,
  useMessages,
} from "next-intl";
import type { ReactNode } from "react";

type Props = { messages: AbstractIntlMessages; children: ReactNode };

/** Adds words to those of the layouts above. */
export function MoreMessages({ messages, children }: Props) {
  const joined: AbstractIntlMessages = { ...useMessages() };
  for (const [name, words] of Object.entries(messages)) {
    joined[name] = { ...Object(joined[name]), ...Object(words) };
  }
  return (
    <NextIntlClientProvider locale={useLocale()} messages={joined}>
      {children}
    </NextIntlClientProvider>
  );
}
