/** What was worked out of texts that come again and again, the latest ones of up to about `characters` in all. */
export type TextMemory<Value> = {
  /** The value of a text; worked out where it is not remembered. */
  recall(text: string, derive: () => Value): Value;
};

type Entry<Value> = { text: string; value: Value };
/** Texts that look alike where they are looked at; of more than a few the oldest is forgotten. */
type Generation<Value> = Map<number, Entry<Value>[]>;

const looks = 24;
const mostAlike = 8;

/**
 * A storm sends the same few texts again and again, between many that come once. Two generations: what was asked for
 * since the last change of generations outlives the next one. A text longer than a sixteenth is not remembered. A text
 * is found by some of its characters and compared as a whole, which is much cheaper than a hash of all of it.
 */
export function createTextMemory<Value>(characters = 2_000_000): TextMemory<Value> {
  let young: Generation<Value> = new Map();
  let old: Generation<Value> = new Map();
  let size = 0;
  function keep(look: number, entry: Entry<Value>): void {
    size += entry.text.length;
    if (size > characters / 2) {
      old = young;
      young = new Map();
      size = entry.text.length;
    }
    const alike = young.get(look) ?? [];
    if (alike.push(entry) > mostAlike) alike.shift();
    young.set(look, alike);
  }
  return {
    recall(text, derive) {
      const look = lookAt(text);
      const known = find(young, look, text);
      if (known) return known.value;
      const entry = find(old, look, text) ?? { text, value: derive() };
      if (text.length <= characters / 16) keep(look, entry);
      return entry.value;
    },
  };
}

function find<Value>(
  generation: Generation<Value>,
  look: number,
  text: string,
): Entry<Value> | undefined {
  return generation.get(look)?.find((entry) => entry.text === text);
}

/** A number from the length and characters spread over the text; the same texts have the same one. */
function lookAt(text: string): number {
  let look = text.length;
  const step = Math.max(1, Math.floor(text.length / looks));
  for (let at = text.length - 1; at >= 0; at -= step) {
    look = (Math.imul(look, 31) + text.charCodeAt(at)) | 0;
  }
  return look;
}
