import { hash, randomBytes } from "node:crypto";

const dayMilliseconds = 86_400_000;

/** Numbers that are the same for the same visitor of a day; nobody can go back from them to an address. */
export type VisitorHash = {
  /** Eight bytes for an address and, where several people share one, their browser. */
  of(address: string, agent?: string): Buffer;
  /** Changes with the salt: numbers of two terms must not be compared. */
  term(): string;
};

/** The salt is drawn anew each UTC day, stays in this process's memory and is never written anywhere. */
export function createVisitorHash(now: () => Date): VisitorHash {
  let day = Number.NaN;
  let salt = "";
  let term = "";
  const renew = () => {
    const today = Math.floor(now().getTime() / dayMilliseconds);
    if (today === day) return;
    day = today;
    salt = randomBytes(32).toString("hex");
    term = randomBytes(16).toString("hex");
  };
  return {
    of(address, agent = "") {
      renew();
      return hash("sha256", `${salt}${address}\n${agent}`, "buffer").subarray(0, 8);
    },
    term() {
      renew();
      return term;
    },
  };
}
