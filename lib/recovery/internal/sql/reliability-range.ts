/** What reliability is asked about. */
export type ReliabilityRange = {
  service_ids: number[];
  /** Null: any. */
  environment: string | null;
  from: Date;
  to: Date;
  /** Where what is still open ends for now. */
  now: Date;
};
