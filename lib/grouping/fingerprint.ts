/** What grouping reads of a record. `fingerprint` is empty unless the service set one. */
export type Occurrence = {
  error_code: string;
  message: string;
  stack_trace: string | null;
  fingerprint: string[];
  /**
   * Of these `message_template`, the text of the message as the program has it before its values are filled in, and
   * `not_in_app`, modules and files that are not the program's own.
   */
  attributes?: unknown;
};

/** `key` opens with the version that made it; `why` is the sentence that ops read. */
export type Fingerprint = { key: string; why: string };
