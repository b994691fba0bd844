export type NoticeLink = { label: string; path: string };
export type NoticeAction = {
  label: string;
  /** A path of ours, or a whole address. */
  url: string;
};

const aroundMilliseconds = 15 * 60_000;

/** The pages that show an incident of a service: its graph from a while before it began, and all that goes on. */
export function listNoticeLinks(service: string, openedAt: Date, now: Date): NoticeLink[] {
  const moments = new URLSearchParams({
    from: new Date(openedAt.getTime() - aroundMilliseconds).toISOString(),
    to: new Date(now.getTime() + aroundMilliseconds).toISOString(),
  });
  return [
    { label: "Graph", path: `/services/${encodeURIComponent(service)}?${moments}` },
    { label: "Recovery", path: "/recovery" },
  ];
}
