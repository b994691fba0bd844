/** Issues were merged or split since the fingerprints were settled: settle them again. */
export class StaleGrouping extends Error {
  override name = "StaleGrouping";
}
