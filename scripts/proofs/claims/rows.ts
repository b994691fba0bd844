/** One thing that may go wrong while a service is recovered, and what we promise then. */
export type Row = {
  number: number;
  trouble: string;
  promise: string;
  /** Why the row says nothing about this product; such rows need no test. */
  leftOut?: string;
};

/** Number, trouble, promise. */
const told: [number, string, string][] = [
  [
    1,
    "The target cannot be reached",
    "Nothing was done, so it is tried again, three times at most; then the next step or people",
  ],
  [
    2,
    "The connection breaks after the request was sent",
    "The effect counts as unknown and is looked up before anything else is done",
  ],
  [3, "No answer in time", "As above; a call that must not be made twice is not made twice"],
  [
    4,
    "The action worked, its answer got lost",
    "The evidence shows the effect: it counts as done, and is done once",
  ],
  [5, "The target answers 500 and has done it nevertheless", "As above"],
  [6, "Wrong credentials or no permission", "A set-up fault: no repetition, people are told"],
  [
    7,
    "There is no such program, unit or container",
    "A failure that names what is missing, without repetition",
  ],
  [
    8,
    "The target is busy, or already where it should be",
    "Its state is read until it settles; that alone is no failure",
  ],
  [9, "The target asks to wait", "It is obeyed, within bounds"],
  [
    10,
    "The answer is garbage, huge or without end",
    "At most 64 KiB are read, for a limited time; the effect counts as unknown",
  ],
  [11, "The action worked and the errors go on", "The next step of the ladder, at its end people"],
  [12, "Nothing can tell whether it helped", "Inconclusive, which is never called recovered"],
  [
    13,
    "The service is silent because it is dead",
    "No errors without a sign of life are no recovery",
  ],
  [14, "Things get worse", "What can be undone is undone; people are told first of all"],
  [
    15,
    "Undoing fails as well",
    "People have to look, and the target is left alone until they have",
  ],
  [16, "The service recovers before anything is done", "It is left alone"],
  [
    17,
    "The service fails again a moment later",
    "The same incident goes on, the ladder where it was; soon people are asked",
  ],
  [
    18,
    "Many triggers in the same moment, in several processes",
    "One run; the others are duplicates of it",
  ],
  [19, "A sender sends the same again", "It counts once"],
  [
    20,
    "A person presses while a run is live",
    "The press is refused with that run; two never act at once",
  ],
  [21, "Two people approve at once", "One approval starts it, the other is told by whom"],
  [22, "An approval comes too late, or the plan has changed", "It is refused"],
  [23, "A person cancels during a call", "The call ends first, the service is left running"],
  [
    24,
    "A person cancels while the effect is measured",
    "Cancelled at once; nothing is called recovered",
  ],
  [
    25,
    "A worker is killed",
    "Another one takes over when the lease is over, looks first, and does nothing twice",
  ],
  [
    26,
    "A worker stands still for longer than its lease",
    "What it writes afterwards is refused, what the other one did stands",
  ],
  [27, "A worker is asked to stop", "It ends its call, gives the run back and takes no other"],
  [
    28,
    "The database is away when a decision is due",
    "Nothing is done; it is decided when the database is back",
  ],
  [
    29,
    "The database goes away after a call was made",
    "The result is written when it can be, else looked up by the next worker",
  ],
  [30, "The database loses its last commits", "The evidence decides what was done"],
  [
    31,
    "Transactions get into each other's way",
    "They are tried again; a row that is there already is a duplicate",
  ],
  [32, "The connection that wakes workers is dead", "Workers look by themselves every second"],
  [
    33,
    "A scenario is changed or deleted during a run",
    "The run follows the plan with which it began",
  ],
  [34, "A service or target is deleted during a run", "Nothing of it is acted on any more"],
  [
    35,
    "A secret is changed during a run",
    "The next call uses the new one; with none that works it is a set-up fault",
  ],
  [
    36,
    "The kill switch or a maintenance window comes during a run",
    "No further step begins; a call under way ends",
  ],
  [37, "Clocks of reporting services are wrong", "Windows count arrivals by the database's clock"],
  [38, "The clock of a worker jumps", "Leases live by the database's clock alone"],
  [
    39,
    "Clocks change to or from summer time",
    "Windows are kept with their zone and mean instants",
  ],
  [
    40,
    "Very many services break at once",
    "Five runs at most, people decide about the rest, few notices",
  ],
  [
    41,
    "One service reports 100,000 errors a second",
    "Deciding costs as much as with ten: it reads counts",
  ],
  [42, "A rule cannot be read", "It is told as invalid, the others go on"],
  [43, "Evaluating one rule fails", "It is told, and the others are decided"],
  [
    44,
    "Recovery causes errors that would trigger recovery",
    "Our own records never trigger; circles of dependencies are refused",
  ],
  [45, "Recovering one service breaks those that need it", "They wait for it"],
  [46, "A scenario aims at Paramedic itself", "It is refused when it is saved"],
  [47, "Two scenarios want the same target", "One gets it, the other is told who has it"],
  [48, "An agent is away", "The job waits for a limited time, then people are told"],
  [
    49,
    "An agent never sends its result",
    "The effect counts as unknown; a late result counts only for the same attempt",
  ],
  [50, "A delivery to an agent is cut off", "The same job is handed out again, and performed once"],
  [51, "A message is forged or played back", "It is refused"],
  [
    52,
    "A URL leads to where it must not",
    "The resolved address is checked before each call; no redirects",
  ],
  [54, "The platform refuses further restarts", "That is told to people; its limit is not reset"],
  [55, "A configuration is refused when it is reloaded", "It is checked first and not applied"],
  [
    56,
    "A changed setting does not help",
    "It is put back, unless somebody else has changed it since",
  ],
  [
    57,
    "Clearing a cache would take too much with it",
    "Only allowed prefixes, in batches, up to a limit",
  ],
  [58, "The disk is full", "What cannot be stored is refused in words; recovery goes on"],
  [59, "What a target says holds secrets", "They are masked before anything is kept"],
  [60, "A channel fails", "Tried again, then another one; a run never waits for it"],
  [61, "Very many notices at once", "One per incident, in a storm a digest"],
  [
    62,
    "Paramedic is upgraded during a run",
    "A run that the new version cannot read ends in words and frees its target",
  ],
  [63, "Paramedic itself has a fault", "The run ends, the others go on, the fault is told"],
];

const leftOut: Row[] = [
  {
    number: 53,
    trouble: "A step on several targets works on some only",
    promise: "Does not apply",
    leftOut: "a step has exactly one target",
  },
];

/** All rows, by their numbers. */
export const rows: readonly Row[] = [
  ...told.map(([number, trouble, promise]) => ({ number, trouble, promise })),
  ...leftOut,
].sort((one, other) => one.number - other.number);
