import Link from "next/link";
import { describeEdition } from "#components/error-pages/describe-edition.ts";
import { kindWords } from "#components/error-pages/kind-words.ts";
import { PreviewDialog } from "#components/error-pages/preview-dialog.tsx";
import { Button } from "#components/ui/button.tsx";
import { Panel } from "#components/ui/panel.tsx";
import type { PageEditionSummary } from "#lib/error-pages/content-schemas.ts";
import { pageKinds } from "#lib/error-pages/schemas.ts";
import type { Service } from "#lib/services/schemas.ts";

type Props = { service: Service; edition: PageEditionSummary | undefined };

/** What visitors of one service get: the most frequent page to look at, and each kind behind a link. */
export function ServicePages({ service, edition }: Props) {
  const { name, support, error_page } = service;
  const root = `/e/${encodeURIComponent(name)}`;
  const contact = support.email ?? support.url ?? support.phone;
  const facts = [
    ["Texts and look", describeEdition(edition)],
    ["Name for visitors", error_page.display_name],
    ["Home page", error_page.home_url],
    ["Support", contact],
    ["Recoveries", error_page.show_recovery === false ? "not told" : "told while under way"],
  ];
  return (
    <Panel
      title={name}
      aside={
        <span className="flex gap-2.5">
          <Button asChild>
            <Link
              href={`/error-pages/${encodeURIComponent(name)}`}
              aria-label={`Edit the pages of ${name}`}
            >
              Edit
            </Link>
          </Button>
          <Button asChild>
            <Link
              href={`/services/${encodeURIComponent(name)}`}
              aria-label={`Change the contacts of ${name}`}
            >
              Contacts
            </Link>
          </Button>
          <PreviewDialog service={name} />
        </span>
      }
    >
      <dl className="mb-3 grid grid-cols-[9rem_minmax(0,1fr)] gap-x-4 gap-y-1">
        {facts.map(([label, value]) => (
          <div key={label} className="contents">
            <dt className="text-ink-2">{label}</dt>
            <dd className="wrap-anywhere">
              {value ?? <span className="text-ink-3">not set</span>}
            </dd>
          </div>
        ))}
      </dl>
      <ul aria-label={`Pages of ${name}`} className="flex flex-wrap gap-1.5">
        {pageKinds.map((kind) => (
          <li key={kind}>
            <Button asChild size="small">
              <a href={`${root}/${kind}`} target="_blank" rel="noreferrer">
                {kindWords[kind]}
                <span className="sr-only"> of {name}, in a new tab</span>
              </a>
            </Button>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
