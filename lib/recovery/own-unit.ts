/** The service that a process belongs to, read from its /proc/…/cgroup; null where systemd did not start it. */
export function findUnit(cgroup: string): string | null {
  const units = [...cgroup.matchAll(/\/([^/\n]+\.service)(?=\/|$)/gm)].map(([, unit]) => unit);
  return units.at(-1) ?? null;
}
