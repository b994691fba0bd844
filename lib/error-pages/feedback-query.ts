/** What the form's address says of its page; short, because it stands in every page. */
export function feedbackQuery(page: {
  reference: string | null;
  kind: string;
  language: string;
}): string {
  const { reference, kind, language } = page;
  const query = `kind=${encodeURIComponent(kind)}&lang=${encodeURIComponent(language)}`;
  return reference ? `${query}&ref=${encodeURIComponent(reference)}` : query;
}
