import { gzipSync } from 'node:zlib';
import type { Rolldown } from 'vite';

type Output = Rolldown.RolldownOutput['output'];
type Chunk = Extract<Output[number], { type: 'chunk' }>;

/** What a page costs on first view, gzipped bytes. */
export interface Weight {
  readonly scriptBytes: number;
  readonly styleBytes: number;
}

/**
 * Weighs the first view: the entry, all it imports, the Chinese texts and the home page's chunk,
 * with their styles. Lazy pages, maps and fonts are not part of a first view. The cockpit's page and every tile that its
 * shipped layouts use count with it.
 */
export function weighFirstView(output: Output): Weight {
  const chunks = new Map(
    output.flatMap((item) => (item.type === 'chunk' ? [[item.fileName, item] as const] : [])),
  );
  const first = new Set<string>();
  for (const chunk of chunks.values()) {
    if (chunk.isEntry || isFirstViewPart(chunk)) collect(chunk, chunks, first);
  }
  let scriptBytes = 0;
  const styles = new Set<string>();
  for (const name of first) {
    const chunk = chunks.get(name);
    if (!chunk) continue;
    scriptBytes += gzipSync(chunk.code).length;
    for (const style of stylesOf(chunk)) styles.add(style);
  }
  let styleBytes = 0;
  for (const item of output) {
    if (item.type === 'asset' && styles.has(item.fileName)) {
      styleBytes += gzipSync(item.source).length;
    }
  }
  return { scriptBytes, styleBytes };
}

function isFirstViewPart(chunk: Chunk): boolean {
  return /(?:texts-zh|apps\/resident\/home|web\/cockpit\/board-page|web\/cockpit\/tiles\/\w+-tile)\.tsx?$/.test(
    chunk.facadeModuleId ?? '',
  );
}

function collect(chunk: Chunk, chunks: Map<string, Chunk>, into: Set<string>): void {
  if (into.has(chunk.fileName)) return;
  into.add(chunk.fileName);
  for (const name of chunk.imports) {
    const next = chunks.get(name);
    if (next) collect(next, chunks, into);
  }
}

function stylesOf(chunk: Chunk): Iterable<string> {
  const meta = (chunk as { viteMetadata?: { importedCss: Set<string> } }).viteMetadata;
  return meta?.importedCss ?? [];
}
