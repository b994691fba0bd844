/** What was worked out of texts that come again and again, the latest ones of up to about `characters` in all. */
export type TextMemory<Value> = {
  /** The value of a text; worked out where it is not remembered. */
  recall(text: string, derive: () => Value): Value;
};

/**
 * A storm sends the same few texts again and again, between many that come once. Two generations: what was asked for
 * since the last change of generations outlives the next one. A text longer than a sixteenth is not remembered.
 */
export function createTextMemory<Value>(characters = 2_000_000): TextMemory<Value> {
  let young = new Map<string, Value>();
  let old = new Map<string, Value>();
  let size = 0;
  function keep(text: string, value: Value): void {
    size += text.length;
    if (size > characters / 2) {
      old = young;
      young = new Map();
      size = text.length;
    }
    young.set(text, value);
  }
  return {
    recall(text, derive) {
      const known = young.get(text);
      if (known !== undefined) return known;
      const value = old.get(text) ?? derive();
      if (text.length <= characters / 16) keep(text, value);
      return value;
    },
  };
}
