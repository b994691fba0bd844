"use client";

import { VisitorPage, visitorPrimary, visitorSecondary } from "#components/layout/visitor-page.tsx";

export default function RootError({ retry }: { retry: () => void }) {
  return (
    <VisitorPage
      title="This page is not answering"
      actions={
        <>
          <button type="button" className={visitorPrimary} onClick={retry}>
            Try again
          </button>
          <a href="/" className={visitorSecondary}>
            Go to the overview
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
  );
}
