/** What of a search could not be understood, in sentences. */
export function SearchNotes({ notes }: { notes: string[] }) {
  if (notes.length === 0) return null;
  return (
    <p role="status" className="w-full text-sm text-ink-2">
      {notes.join(" ")}
    </p>
  );
}
