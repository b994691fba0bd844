/** What SDKs tell beside errors: how many they threw away, signs of life, what a person wrote. Plain data. */
export type SideReport = {
  /** A UUID; the same report twice has the same one and counts once. */
  id: string;
  service: string;
  environment: string;
  at: Date;
} & (
  | { kind: "dropped"; quantity: number }
  | { kind: "check-in"; monitor: string; status: string }
  | {
      kind: "feedback";
      event_id: string | null;
      /** Of its record, where it is told: the record's reference comes from it. */
      request_id: string | null;
      name: string | null;
      email: string | null;
      message: string;
      /** Where it was written on an error page: that page's reference, kind and language. */
      page?: { reference: string | null; kind: string | null; language: string };
    }
);
