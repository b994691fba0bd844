const silentSeconds = 10;

/** @param {number} since */
function seconds(since) {
  return `${((performance.now() - since) / 1000).toFixed(1)} s`;
}

/**
 * Runs one step and says when it begins, that it is still going, and how long it took.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const since = performance.now();
  console.log(`  ${name} …`);
  const alive = setInterval(
    () => console.log(`  ${name} … ${seconds(since)}`),
    silentSeconds * 1000,
  );
  try {
    const result = await work();
    console.log(`  ${name}: done in ${seconds(since)}`);
    return result;
  } finally {
    clearInterval(alive);
  }
}

/** A failure whose message is all that a person needs: printed without a stack. */
export class Failure extends Error {
  name = "Failure";
}

/**
 * Runs a script's main function; a `Failure` ends it with its message and exit code 1.
 * @param {() => Promise<number>} main
 */
export async function run(main) {
  try {
    process.exitCode = await main();
  } catch (error) {
    console.error(error instanceof Failure ? error.message : error);
    process.exitCode = 1;
  }
}
