import ipaddr from "ipaddr.js";

/** Cloud metadata services: refused even where private addresses are allowed. */
const metadataAddresses = new Set([
  "169.254.169.254",
  "169.254.169.253",
  "169.254.170.2",
  "169.254.170.23",
  "169.254.0.23",
  "168.63.129.16",
  "100.100.100.200",
  "192.0.0.192",
  "fd00:ec2::254",
  "fd00:ec2::253",
  "fd00:ec2::23",
  "fd20:ce::254",
]);

/** Ports on which nobody speaks HTTP: mail, shells, directories and databases. */
const otherProtocols = new Set([
  ...[21, 22, 23, 25, 53, 110, 143, 389, 445, 465, 587, 636, 993, 995],
  ...[1433, 3306, 3389, 5432, 6379, 11211, 27017],
]);

/** Why an address may not be called, or null when it may. */
export function refuseAddress(address: string, allowPrivate: boolean): string | null {
  if (!ipaddr.isValid(address)) return `${address} is not an address`;
  const parsed = ipaddr.process(address);
  const plain = parsed.toString();
  const carried = parsed instanceof ipaddr.IPv6 ? carriedAddress(parsed) : null;
  if ([plain, carried].some((one) => one !== null && metadataAddresses.has(one))) {
    return "metadata addresses are never called";
  }
  if (allowPrivate) return null;
  // ipaddr.js calls the deprecated ::/96 block unicast; it reaches IPv4 loopback on some systems.
  return parsed.range() === "unicast" && carried === null
    ? null
    : `${plain} is a ${parsed.range()} address; an administrator can set "allow_private": true`;
}

/** Blocks of IPv6 whose addresses stand for an IPv4 address, and where in their bytes it is. */
const carriers = [
  { block: ipaddr.IPv6.parseCIDR("::/96"), at: 12, inverted: false },
  { block: ipaddr.IPv6.parseCIDR("64:ff9b::/96"), at: 12, inverted: false },
  { block: ipaddr.IPv6.parseCIDR("64:ff9b:1::/48"), at: 12, inverted: false },
  { block: ipaddr.IPv6.parseCIDR("2002::/16"), at: 2, inverted: false },
  { block: ipaddr.IPv6.parseCIDR("2001::/32"), at: 12, inverted: true },
];

function carriedAddress(address: ipaddr.IPv6): string | null {
  const carrier = carriers.find(({ block }) => address.match(block));
  if (!carrier) return null;
  const bytes = address.toByteArray().slice(carrier.at, carrier.at + 4);
  return bytes.map((byte) => (carrier.inverted ? byte ^ 0xff : byte)).join(".");
}

/** Why a host may not be called as far as its text goes, or null; what a name leads to is looked at when it is resolved. */
export function refuseHost(host: string, allowPrivate: boolean): string | null {
  return ipaddr.isValid(host) ? refuseAddress(host, allowPrivate) : refuseName(host, allowPrivate);
}

function refuseName(host: string, allowPrivate: boolean): string | null {
  const local = /^localhost\.?$|\.localhost\.?$/i.test(host);
  return local && !allowPrivate
    ? `${host} is this machine; an administrator can set "allow_private": true`
    : null;
}

/** Why a port may not be called, or null when it may. */
export function refusePort(port: string): string | null {
  return otherProtocols.has(Number(port)) ? `nothing speaks HTTP on port ${port}` : null;
}
