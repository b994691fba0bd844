"use client";

import "./globals.css";
import { VisitorPage, visitorPrimary, visitorSecondary } from "#components/layout/visitor-page.tsx";

/** Stands in for the whole document when even the frame around the pages failed. */
export default function GlobalError({ retry }: { retry: () => void }) {
  return (
    <html lang="en">
      <body>
        <title>Paramedic is not answering</title>
        <VisitorPage
          title="Paramedic is not answering"
          actions={
            <>
              <button type="button" className={visitorPrimary} onClick={retry}>
                Try again
              </button>
              <a href="/" className={visitorSecondary}>
                Load the overview afresh
              </a>
            </>
          }
        >
          <p>
            This is on our side, not yours, and it has been logged.{" "}
            <b className="font-[550] text-ink">Recoveries go on without this page.</b>
          </p>
          <p>Try again now. If it stays like this, wait a minute and come back.</p>
        </VisitorPage>
      </body>
    </html>
  );
}
