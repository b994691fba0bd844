import { findSecretName, type SecretName } from "#lib/ingest/internal/scrub/secret-names.ts";

/** What is known of a name: it is secret, kept whatever it holds, or says nothing. */
export type Verdict = SecretName | "keep" | null;
export type JudgeName = (name: string) => Verdict;

const mostRemembered = 5000;
const longestRemembered = 80;
const ownName: SecretName = { rule: "key", kind: "password", plural: false, prose: false };

const holdsLetter = /[^\d.,:;_$-]/;

/** A judge of names by our list and people's additions; it remembers the names that come again and again. */
export function createNameJudge(keys: readonly string[], keep: readonly string[]): JudgeName {
  const added = new Set(keys.map(bare).filter((name) => name !== ""));
  const kept = new Set(keep.map(bare).filter((name) => name !== ""));
  const remembered = new Map<string, Verdict>();
  // Times, addresses and numbers are no names, unless somebody says so.
  const takesNumbers = [...added, ...kept].some((name) => !holdsLetter.test(name));
  function judge(name: string): Verdict {
    const forms = [bare(name), bare(lastSegment(name))];
    if (forms.some((form) => kept.has(form))) return "keep";
    if (forms.some((form) => added.has(form))) return ownName;
    return findSecretName(name);
  }
  return (name) => {
    if (!takesNumbers && !holdsLetter.test(name)) return null;
    const known = remembered.get(name);
    if (known !== undefined) return known;
    const verdict = judge(name);
    if (name.length > longestRemembered) return verdict;
    if (remembered.size >= mostRemembered) remembered.clear();
    remembered.set(ownCopy(name), verdict);
    return verdict;
  };
}

/** A piece of a long text would keep the whole text in memory. */
function ownCopy(piece: string): string {
  return Buffer.from(piece, "utf16le").toString("utf16le");
}

/** `customerNumber`, `customer-number` and `CUSTOMER_NUMBER` are one name. */
function bare(name: string): string {
  return name.replace(/[\s._-]+/g, "").toLowerCase();
}

function lastSegment(name: string): string {
  return name.slice(name.lastIndexOf(".") + 1);
}
