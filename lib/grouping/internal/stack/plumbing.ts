/** Names of functions that only pass a call on: decorators, middleware, what compilers make of async functions. */
const passingOn = new Set(
  [
    "wrapper wrapped inner decorator decorated middleware next proceed intercept doFilter doFilterInternal __call__",
    "step fulfilled rejected asyncGeneratorStep _asyncToGenerator __awaiter __generator tryCatch generator runInContext",
    "eval anonymous Anonymous apply bind tick abort raise __abort __pthread_kill stripped_application_code",
  ].flatMap((line) => line.split(" ")),
);

/** Words that say how something is done and not what: a function named only by them may serve any error. */
const genericWords = new Set(
  [
    "get set fetch send do make run execute exec query request call handle handler process invoke perform retry with",
    "try json data http https api db sql database response body async sync on callback event error errors message",
    "main init start stop render update load read write parse put post delete patch find create open close connect",
    "connection client server util utils helper helpers common shared core base lib index app bundle page chunk file",
    "service manager controller wrapper safe raw one all many each map filter reduce then catch finally log logger",
    "logging assert check validate emit dispatch trigger notify publish subscribe apply next middleware component",
    "default test module program script vendor repository dao store pool transaction action command task job worker",
    "invariant ensure must throw raise fail panic unwrap expect reject exception to from of in and or if not is new",
  ].flatMap((line) => line.split(" ")),
);

/** Functions that exist to throw, wherever they are. */
const throwers =
  /^(?:_*(?:assert|invariant|ensure|must|unwrap|expect)(?:$|[A-Z_])|_*(?:raise|throw|fail|reject|abort|die|panic)(?:$|_?(?:[Ee]rror|[Ee]xception|[Ii]f|[Nn]ot|[Ww]ith)))/;

/** True for a function whose call says nothing of the error: the one that it calls says more. */
export function passesOn(name: string): boolean {
  return passingOn.has(name);
}

/** True for a helper that unrelated errors share: one that only throws, or whose name and home are all generic words. */
export function isPlumbing(name: string, home: string): boolean {
  if (throwers.test(name)) return true;
  return isGeneric(name) && isGeneric(baseOfHome(home));
}

/** The class of a module, or the file of a folder. */
export function baseOfHome(home: string): string {
  return home.slice(home.search(/[^/.:\\$]*$/));
}

function isGeneric(name: string): boolean {
  const words = name.match(/[A-Z]?[a-z]+|[A-Z]+(?![a-z])/g) ?? [];
  return words.every((word) => genericWords.has(word.toLowerCase()));
}
