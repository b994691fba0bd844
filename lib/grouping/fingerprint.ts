/** What grouping reads of a record. `fingerprint` is empty unless the service set one. */
export type Occurrence = {
  error_code: string;
  message: string;
  stack_trace: string | null;
  fingerprint: string[];
  /** Of these the `message_template`: the text of the message as the program has it, before its values were filled in. */
  attributes?: unknown;
};

/** `key` opens with the version that made it; `why` is the sentence that ops read. */
export type Fingerprint = { key: string; why: string };
