/** A file or a pasted text read into a policy to be edited. */
import { XMLParser } from 'fast-xml-parser';
import { ArchiveError, ArchiveTooLargeError, readArchive } from '#platform/archive/index.ts';
import type { PolicyContent } from '../contract/content.ts';
import { problem } from '../problems.ts';
import { htmlLines } from '../rules/html-lines.ts';
import { readDocument } from '../rules/read-document.ts';

const mostBytes = 40_000_000;

/** Reads a document. @throws document-unreadable */
export function readText(given: {
  readonly fileName: string;
  readonly base64?: string;
  readonly text?: string;
}): PolicyContent {
  const lines = linesOf(given)
    .map((line) => line.trim())
    .filter(Boolean);
  if (lines.length === 0) throw problem('document-unreadable');
  return readDocument(lines);
}

function linesOf(given: { fileName: string; base64?: string; text?: string }): string[] {
  if (given.text !== undefined) return textLines(given.text);
  const bytes = Buffer.from(given.base64 ?? '', 'base64');
  // Every DOCX is a ZIP archive.
  if (bytes.subarray(0, 2).toString('latin1') === 'PK') return docxLines(bytes);
  return textLines(decoded(bytes));
}

function textLines(text: string): string[] {
  return /<(html|body|p|div|br)\b/i.test(text) ? htmlLines(text) : text.split(/\r?\n/);
}

/** UTF-8, or GB 18030 as many offices still save. */
function decoded(bytes: Buffer): string {
  if (bytes.includes(0)) throw problem('document-unreadable');
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

function docxLines(bytes: Buffer): string[] {
  try {
    const files = readArchive(bytes, mostBytes, (name) => name === 'word/document.xml');
    const xml = files.get('word/document.xml');
    // Word writes no document type; one would only bring entities of its own.
    if (!xml || xml.includes('<!DOCTYPE')) throw problem('document-unreadable');
    return paragraphsOf(xml.toString('utf8'));
  } catch (error) {
    if (error instanceof ArchiveError || error instanceof ArchiveTooLargeError)
      throw problem('document-unreadable');
    throw error;
  }
}

type XmlNode = Readonly<Record<string, unknown>>;

/** The paragraphs of WordprocessingML (ECMA-376 part 1, 17.3): the runs of text between them, deletions left out. */
function paragraphsOf(xml: string): string[] {
  const parser = new XMLParser({ preserveOrder: true, trimValues: false, processEntities: true });
  const lines: string[] = [];
  let line = '';
  const visit = (nodes: readonly XmlNode[]): void => {
    for (const node of nodes) {
      const [name = ''] = Object.keys(node);
      const inner = node[name];
      if (name === '#text') continue;
      if (name === 'w:t') line += textOf(inner as readonly XmlNode[]);
      else if (name === 'w:tab') line += ' ';
      else if (name === 'w:br') line += '\n';
      else if (name !== 'w:del' && Array.isArray(inner)) visit(inner as readonly XmlNode[]);
      if (name === 'w:p') {
        lines.push(...line.split('\n'));
        line = '';
      }
    }
  };
  visit(parser.parse(xml) as readonly XmlNode[]);
  return lines;
}

function textOf(nodes: readonly XmlNode[]): string {
  return nodes.map((node) => String(node['#text'] ?? '')).join('');
}
