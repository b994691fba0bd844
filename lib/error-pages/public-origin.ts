let last = { address: "", origin: "" };

/** The origin of Paramedic's public address, which every page names: one process has one, so it is read once. */
export function publicOrigin(address: string): string {
  if (address !== last.address) last = { address, origin: new URL(address).origin };
  return last.origin;
}
