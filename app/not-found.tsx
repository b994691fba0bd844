import type { Metadata } from "next";
import Link from "next/link";
import { VisitorPage, visitorPrimary, visitorSecondary } from "#components/layout/visitor-page.tsx";

export const metadata: Metadata = { title: "Nothing here" };

export default function NotFound() {
  return (
    <VisitorPage
      title="There is nothing at this address"
      actions={
        <>
          <Link href={{ pathname: "/" }} className={visitorPrimary}>
            Go to the overview
          </Link>
          <Link href={{ pathname: "/issues" }} className={visitorSecondary}>
            See the issues
          </Link>
        </>
      }
    >
      <p>
        The address may have a slip in it, or what was here has been removed: old records leave when
        their retention ends. <b className="font-[550] text-ink">Nothing is broken.</b>
      </p>
    </VisitorPage>
  );
}
