import type { ReactNode } from "react";
import { ClientMessages } from "#app/messages/client-messages.tsx";

export default function WelcomeLayout({ children }: { children: ReactNode }) {
  return <ClientMessages of={["insights"]}>{children}</ClientMessages>;
}
