/** 1024 registers: the standard error of a count is 1.04 / √1024, 3.3 %; up to some hundred people it is nearly exact. */
const registers = 1024;
const indexBits = 10;

/**
 * How many different people, without knowing any: each hash raises one register to the length of its run of zeros
 * (HyperLogLog, Flajolet and others 2007), and a register cannot be read backwards.
 */
export function createSketch(): Uint8Array<ArrayBuffer> {
  return new Uint8Array(registers);
}

/** Adds somebody by a hash of at least eight bytes; adding them again changes nothing. */
export function addToSketch(sketch: Uint8Array, hash: Buffer): void {
  const index = hash.readUInt16BE(0) >>> (16 - indexBits);
  const run = Math.clz32(hash.readUInt32BE(2)) + 1;
  if (run > (sketch[index] ?? 0)) sketch[index] = run;
}

/** The people of any of these sketches, which must be made with the same salt. */
export function mergeSketches(sketches: readonly Uint8Array[]): Uint8Array {
  const merged = createSketch();
  for (const sketch of sketches) {
    for (const [index, run] of sketch.entries()) {
      if (run > (merged[index] ?? 0)) merged[index] = run;
    }
  }
  return merged;
}

/** How many people are in a sketch, rounded. */
export function estimatePeople(sketch: Uint8Array): number {
  let sum = 0;
  let zeros = 0;
  for (const run of sketch) {
    sum += 2 ** -run;
    if (run === 0) zeros += 1;
  }
  const raw = ((0.7213 / (1 + 1.079 / registers)) * registers ** 2) / sum;
  const few = raw <= 2.5 * registers && zeros > 0;
  return Math.round(few ? registers * Math.log(registers / zeros) : raw);
}
