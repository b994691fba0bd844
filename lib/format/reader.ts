/** The cookies that remember how a person reads: row height, and whether single keys do anything. */
export const densityCookie = "density";
export const singleKeysCookie = "single_keys";

export const densities = ["comfortable", "compact"] as const;
export type Density = (typeof densities)[number];

/** The density a cookie names, else the comfortable one. */
export function readDensity(value: string | undefined): Density {
  return densities.find((density) => density === value) ?? "comfortable";
}

/** Single keys work unless they were switched off. */
export function readSingleKeys(value: string | undefined): boolean {
  return value !== "off";
}

/** Whether a browser's `User-Agent` says that it runs on a phone; tablets are as wide as windows. */
export function isPhone(userAgent: string | null): boolean {
  return userAgent !== null && /Mobi/.test(userAgent) && !/iPad|Tablet/.test(userAgent);
}
