/** Text in GB 18030 (its two-byte part), as Alipay writes its bills. Node decodes it but does not encode it. */

let table: Map<string, number> | null = null;

function twoByteTable(): Map<string, number> {
  const decoder = new TextDecoder('gb18030');
  const known = new Map<string, number>();
  for (let lead = 0x81; lead <= 0xfe; lead += 1) {
    for (let trail = 0x40; trail <= 0xfe; trail += 1) {
      if (trail === 0x7f) continue;
      const character = decoder.decode(new Uint8Array([lead, trail]));
      if ([...character].length === 1) known.set(character, (lead << 8) | trail);
    }
  }
  return known;
}

/** Encodes; characters outside become a question mark. */
export function encodeGb18030(text: string): Buffer {
  table ??= twoByteTable();
  const bytes: number[] = [];
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    const pair = table.get(character);
    if (code < 0x80) bytes.push(code);
    else if (pair === undefined) bytes.push(0x3f);
    else bytes.push(pair >> 8, pair & 0xff);
  }
  return Buffer.from(bytes);
}
