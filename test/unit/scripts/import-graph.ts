import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { parse } from 'svelte/compiler';
import ts from 'typescript';

/** An import of one source file by another; both by their paths from the sources' folder, with slashes. */
export interface Import {
  readonly from: string;
  readonly to: string;
  /** Whether it is there when the program runs, not for its types alone. */
  readonly isValue: boolean;
}

/** Which nodes of a graph each node leads to. */
type Graph = ReadonlyMap<string, ReadonlySet<string>>;

/** All imports among the TypeScript and Svelte files under a folder, dynamic ones and workers included. */
export function importsUnder(folder: string): readonly Import[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /\.(ts|svelte)$/.test(file),
  );
  return files.flatMap((file) => {
    const from = join(folder, file);
    return specifiers(scriptOf(from)).flatMap(({ name, isValue }) => {
      const to = resolveFile(join(dirname(from), name));
      const path = (absolute: string): string => relative(folder, absolute).split(sep).join('/');
      return to === null ? [] : [{ from: path(from), to: path(to), isValue }];
    });
  });
}

/** The graph between the nodes that files belong to. */
export function graphOf(imports: readonly Import[], nodeOf: (file: string) => string): Graph {
  const graph = new Map<string, Set<string>>();
  for (const { from, to } of imports) {
    const [a, b] = [nodeOf(from), nodeOf(to)];
    if (!graph.has(a)) graph.set(a, new Set());
    if (a !== b) graph.get(a)?.add(b);
  }
  return graph;
}

/** A way through the graph that ends where it begins; null where there is none. */
export function findCircle(graph: Graph): readonly string[] | null {
  const done = new Set<string>();
  const visit = (node: string, way: readonly string[]): readonly string[] | null => {
    if (way.includes(node)) return [...way.slice(way.indexOf(node)), node];
    if (done.has(node)) return null;
    for (const next of graph.get(node) ?? []) {
      const circle = visit(next, [...way, node]);
      if (circle) return circle;
    }
    done.add(node);
    return null;
  };
  for (const node of graph.keys()) {
    const circle = visit(node, []);
    if (circle) return circle;
  }
  return null;
}

function scriptOf(file: string): string {
  const text = readFileSync(file, 'utf8');
  if (!file.endsWith('.svelte')) return text;
  const { module, instance } = parse(text, { modern: true });
  return [module, instance]
    .map((script) => {
      // What the parser gives for a script holds where its text lies, which its type doesn't say.
      const content = script?.content as { start: number; end: number } | undefined;
      return content ? text.slice(content.start, content.end) : '';
    })
    .join('\n');
}

/** The relative modules that a script names. */
function specifiers(script: string): readonly { readonly name: string; readonly isValue: boolean }[] {
  const found: { name: string; isValue: boolean }[] = [];
  const add = (node: ts.Node | undefined, isValue: boolean): void => {
    if (node && ts.isStringLiteral(node) && node.text.startsWith('.')) found.push({ name: node.text, isValue });
  };
  const visit = (node: ts.Node): void => {
    if (ts.isImportDeclaration(node))
      add(node.moduleSpecifier, node.importClause?.phaseModifier !== ts.SyntaxKind.TypeKeyword);
    else if (ts.isExportDeclaration(node)) add(node.moduleSpecifier, !node.isTypeOnly);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword)
      add(node.arguments[0], false);
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument)) add(node.argument.literal, false);
    else if (ts.isNewExpression(node) && node.expression.getText(source) === 'URL') add(node.arguments?.[0], false);
    ts.forEachChild(node, visit);
  };
  const source = ts.createSourceFile('script.ts', script, ts.ScriptTarget.Latest);
  visit(source);
  return found;
}

function resolveFile(path: string): string | null {
  const candidates = [path, `${path}.ts`, `${path}.d.ts`];
  return candidates.find((candidate) => /\.(ts|svelte)$/.test(candidate) && existsSync(candidate)) ?? null;
}
