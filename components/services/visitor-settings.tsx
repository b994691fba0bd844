import type { Service } from "#lib/services/schemas.ts";

type Props = { service: Pick<Service, "support" | "error_page"> };

/** What is set for the visitors of a service, to read. */
export function VisitorSettings({ service: { support, error_page } }: Props) {
  const rows = [
    ["Name for visitors", error_page.display_name],
    ["Home page", error_page.home_url],
    ["Language", error_page.default_language ?? "en"],
    ["Visitors a second after an outage", error_page.safe_rate ?? 100],
    ["Support e-mail", support.email],
    ["Support phone", support.phone],
    ["Support page", support.url],
    ["Support hours", support.hours],
    [
      "Recoveries",
      error_page.show_recovery === false ? "not told" : "told while they are under way",
    ],
  ];
  return (
    <dl className="grid grid-cols-[9rem_minmax(0,1fr)] gap-x-4 gap-y-1">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-ink-2">{name}</dt>
          <dd className="wrap-anywhere">{value ?? <span className="text-ink-3">not set</span>}</dd>
        </div>
      ))}
    </dl>
  );
}
