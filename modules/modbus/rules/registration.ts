/** The first bytes of a DTU that dials in: who it is. */

/** What a registration packet says. */
export interface Registration {
  readonly name: string;
  /** Null: the packet is the name only. */
  readonly secret: string | null;
}

const longest = 128;

/**
 * Reads a registration packet: `NAME SECRET` (or with `,` `;` `:` between), a name alone, or bytes that
 * are no text, whose name is their hexadecimal spelling. Undefined for what is neither.
 */
export function readRegistration(bytes: Buffer): Registration | undefined {
  if (bytes.length === 0 || bytes.length > longest) return undefined;
  const text = bytes.toString('latin1').replace(/[\r\n\0 ]+$/, '');
  if (!/^[\x20-\x7e]+$/.test(text)) return { name: bytes.toString('hex'), secret: null };
  const parts = /^([^,;: ]+)[,;: ]+(\S+)$/.exec(text);
  return parts ? { name: parts[1] ?? '', secret: parts[2] ?? '' } : { name: text, secret: null };
}
