import ts from "typescript";

const visible =
  /^(aria-(label|description)|title|placeholder|label|alt|note|description|hint|verb|effect|sentence|otherwise)$/;
const unspoken = /^(code|kbd|Kbd|pre|CodeBlock)$/;
const word = /\p{L}{2,}/u;
/** Two words or more that begin as a sentence does. */
const sentence = /^\p{Lu}\p{Ll}* .*\p{L}/u;

/**
 * The visible words written into a source file, as `file:line: words`. What no language changes is exempt: the content of
 * `<code>`, `<Kbd>` and `<pre>`, everything under `translate="no"`, and the messages of `new Error(…)`.
 */
export function findEnglish(name: string, text: string): string[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true, ts.ScriptKind.TSX);
  const found = new Map<number, string>();
  function visit(node: ts.Node): void {
    if (isExempt(node)) return;
    for (const said of listSaid(node)) found.set(said.node.getStart(file), said.words.trim());
    ts.forEachChild(node, visit);
  }
  visit(file);
  return [...found].map(
    ([at, words]) => `${name}:${file.getLineAndCharacterOfPosition(at).line + 1}: ${words}`,
  );
}

type Said = { node: ts.Node; words: string };

function listSaid(node: ts.Node): Said[] {
  if (ts.isJsxText(node)) return word.test(node.text) ? [{ node, words: node.text }] : [];
  if (ts.isJsxExpression(node) && !ts.isJsxAttribute(node.parent)) return textsOf(node, word);
  if (ts.isJsxAttribute(node) || ts.isPropertyAssignment(node)) {
    const isVisible = visible.test(node.name.getText().replaceAll('"', ""));
    return isVisible ? textsOf(node.initializer, word) : [];
  }
  const isText = ts.isStringLiteralLike(node) || ts.isTemplateExpression(node);
  return isText ? textsOf(node, sentence) : [];
}

/** The texts that an expression may become, not those that calls in it are given. */
function textsOf(node: ts.Node | undefined, pattern: RegExp): Said[] {
  if (!node) return [];
  if (ts.isStringLiteralLike(node)) {
    return pattern.test(node.text) ? [{ node, words: node.text }] : [];
  }
  if (ts.isTemplateExpression(node)) {
    const parts = [node.head.text, ...node.templateSpans.map(({ literal }) => literal.text)];
    return parts.some((part) => pattern.test(part)) ? [{ node, words: parts.join("…") }] : [];
  }
  return listBranches(node).flatMap((branch) => textsOf(branch, pattern));
}

function listBranches(node: ts.Node): (ts.Node | undefined)[] {
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse];
  if (ts.isJsxExpression(node) || ts.isParenthesizedExpression(node)) return [node.expression];
  const joins =
    ts.isBinaryExpression(node) && /^(&&|[|]{2}|[?]{2}|[+])$/.test(node.operatorToken.getText());
  return joins ? [node.left, node.right] : [];
}

function isExempt(node: ts.Node): boolean {
  if (ts.isImportDeclaration(node) || ts.isTypeNode(node)) return true;
  if (ts.isNewExpression(node)) return node.expression.getText().endsWith("Error");
  if (ts.isJsxAttribute(node)) return node.name.getText() === "className";
  const opening = ts.isJsxElement(node)
    ? node.openingElement
    : ts.isJsxSelfClosingElement(node)
      ? node
      : null;
  if (!opening) return false;
  if (unspoken.test(opening.tagName.getText())) return ts.isJsxElement(node);
  return opening.attributes.properties.some(
    (attribute) => attribute.getText() === 'translate="no"',
  );
}
