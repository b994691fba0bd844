import type { Language } from "#lib/grouping/internal/stack/language.ts";
import {
  nameDart,
  nameDotnet,
  nameElixir,
  nameGo,
  nameJava,
  nameRust,
} from "#lib/grouping/internal/stack/name-compiled.ts";
import {
  nameJavaScript,
  namePhp,
  namePython,
  nameRuby,
} from "#lib/grouping/internal/stack/name-scripted.ts";
import { passesOn } from "#lib/grouping/internal/stack/plumbing.ts";
import type { Frame } from "#lib/grouping/stack-trace.ts";

/** What stays of a call from release to release; no name where the code has none that stays. */
export type NamedFrame = { home: string; name: string | null };

const namings: Record<Language, (frame: Frame) => NamedFrame> = {
  javascript: nameJavaScript,
  python: namePython,
  java: nameJava,
  go: nameGo,
  dotnet: nameDotnet,
  ruby: nameRuby,
  php: namePhp,
  rust: nameRust,
  dart: nameDart,
  elixir: nameElixir,
};

const longestName = 120;

/** The home (module, class or file) and function of a call without what compilers, bundlers and releases change. */
export function nameFrame(language: Language, frame: Frame): NamedFrame {
  const { home, name } = namings[language](frame);
  const kept = name && !passesOn(name) ? name.slice(0, longestName) : null;
  return { home: home.slice(0, longestName), name: kept };
}
