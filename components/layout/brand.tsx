/** The mark and the name. */
export function Brand() {
  return (
    <span translate="no" className="flex items-center gap-2.5 text-[0.9375rem] font-semibold">
      <svg width="22" height="22" viewBox="0 0 24 24" aria-hidden="true">
        <rect width="24" height="24" rx="7" fill="var(--accent)" />
        <path
          d="M5 12.500h3.500l2-5 3 9 2-4H19"
          fill="none"
          stroke="var(--on-accent)"
          strokeWidth="2"
          strokeLinecap="round"
          strokeLinejoin="round"
        />
      </svg>
      Paramedic
    </span>
  );
}
