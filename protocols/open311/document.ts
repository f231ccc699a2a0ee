/**
 * One neutral tree behind both formats: GeoReport's JSON is its XML by the Spark convention (a list
 * element becomes an array, the root element's name disappears), so each reply is built once.
 */

/** A text, number, truth value or nothing (an empty element, JSON null). */
export type Leaf = string | number | boolean | null;
/** An element of named children, in order. */
export interface RecordNode {
  readonly [name: string]: Leaf | RecordNode | ListNode;
}
/** An element that holds any number of elements named `item`. */
export interface ListNode {
  readonly item: string;
  readonly entries: readonly (RecordNode | string)[];
  readonly isList: true;
}
/** A whole reply: the root element's name and its content. */
export interface Open311Document {
  readonly root: string;
  readonly content: RecordNode | ListNode;
}

/** JSON values. */
export type JsonValue = Leaf | readonly JsonValue[] | { readonly [name: string]: JsonValue };

/** A list node. */
export function list(item: string, entries: readonly (RecordNode | string)[]): ListNode {
  return { item, entries, isList: true };
}

/** Format of a reply. */
export type Open311Format = 'json' | 'xml';

/** Content-Type of a reply, as the specification gives it. */
export const contentTypes: Readonly<Record<Open311Format, string>> = {
  json: 'application/json; charset=utf-8',
  xml: 'text/xml; charset=utf-8',
};

/** The JSON value of a reply. */
export function toJson(document: Open311Document): JsonValue {
  return jsonOf(document.content);
}

/** The XML text of a reply, without white space that could be taken for content. */
export function toXml(document: Open311Document): string {
  return `<?xml version="1.0" encoding="UTF-8"?>\n${element(document.root, document.content)}\n`;
}

/** The body of a reply in the format asked for. */
export function encode(document: Open311Document, format: Open311Format): string {
  return format === 'xml' ? toXml(document) : JSON.stringify(toJson(document));
}

/**
 * Text that XML 1.0 can carry (§2.2): control characters, lone surrogates and U+FFFE/U+FFFF, which
 * no escape can express, become U+FFFD. JSON replies use it too, so that both formats agree.
 */
export function xmlSafeText(text: string): string {
  return text
    .toWellFormed()
    .replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');
}

type Node = Leaf | RecordNode | ListNode;

function isListNode(node: RecordNode | ListNode): node is ListNode {
  return node.isList === true && 'entries' in node;
}

function jsonOf(node: Node): JsonValue {
  if (typeof node === 'string') return xmlSafeText(node);
  if (node === null || typeof node !== 'object') return node;
  if (isListNode(node)) return node.entries.map(jsonOf);
  return Object.fromEntries(Object.entries(node).map(([name, child]) => [name, jsonOf(child)]));
}

function element(name: string, node: Node): string {
  const content = xmlOf(node);
  return content === '' ? `<${name}/>` : `<${name}>${content}</${name}>`;
}

function xmlOf(node: Node): string {
  if (node === null) return '';
  if (typeof node !== 'object') return escapeXml(String(node));
  if (isListNode(node)) return node.entries.map((entry) => element(node.item, entry)).join('');
  return Object.entries(node)
    .map(([name, child]) => element(name, child))
    .join('');
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
  // A raw carriage return would be read back as a line feed (XML 1.0 §2.11).
  '\r': '&#13;',
};

/** Escapes text for element content; every character that XML can carry comes back unchanged. */
export function escapeXml(text: string): string {
  return xmlSafeText(text).replace(/[&<>"'\r]/g, (character) => ESCAPES[character] ?? character);
}
