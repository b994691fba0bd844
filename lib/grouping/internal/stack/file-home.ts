/** Base names that many folders of a project hold: the folder says which one it is. */
const commonNames = new Set(
  "index page route layout loading error template handler views models forms admin tasks urls __init__ mod".split(
    " ",
  ),
);

/** Folders into which a program is put: they change from host to host and from release to release. */
const deployFolders =
  /^(?:app|apps|src|srv|dist|build|out|lib|code|www|html|public|current|release|releases|home|opt|tmp|var|usr|root|server|static|assets|js|\.|)$|\d/;

/** No file system knows longer names; the time that a hash is looked for in one grows with its square. */
const longestName = 255;

/**
 * What stays of a file's path when hosts, releases and bundles change: its base name without ending, content hash and
 * query, in lower case; where that is a common one, with its folder.
 */
export function homeOfFile(path: string): string {
  if (path === "<unknown>") return "";
  const end = path.search(/[?#]| \[/);
  const whole = end === -1 ? path : path.slice(0, end);
  const slash = lastSlash(whole);
  const name = withoutHash(whole.slice(slash + 1).slice(-longestName)).toLowerCase();
  if (slash === -1 || !commonNames.has(name)) return name;
  const above = whole.slice(0, slash);
  const folder = above.slice(lastSlash(above) + 1).toLowerCase();
  return deployFolders.test(folder) ? name : `${folder}/${name}`;
}

function lastSlash(path: string): number {
  return Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\"));
}

/** `main.3f2a9c1b.js`, `index-BxK3a9Zd.js` and `4821.chunk.js` lose what changes from build to build, and their ending. */
function withoutHash(name: string): string {
  const stem = name.replace(
    /(?:\.(?:min|bundle|chunk|prod|development|production))*\.\w{1,5}$/,
    "",
  );
  const bundle = /-[\w-]{8}$/.exec(stem);
  const plain = bundle && isMixed(bundle[0].slice(1)) ? stem.slice(0, bundle.index) : stem;
  const words = plain.split(/[.~]|(?<=\w)[-_]+(?=[0-9a-f]{6,}(?:$|[._-]))/);
  return words.filter((word) => !isHash(word)).join(".");
}

function isHash(word: string): boolean {
  return /^_*(?:\d+|(?=[a-f]*\d)[0-9a-f]{6,}|[0-9a-f]{16,})_*$/i.test(word) || word === "_";
}

/** Eight characters of base 64 hold a digit or change their case within; words do neither. */
function isMixed(text: string): boolean {
  return /\d/.test(text) || (/[a-z][A-Z]/.test(text) && /[A-Z]{2}|[A-Z].*[a-z][A-Z]/.test(text));
}
