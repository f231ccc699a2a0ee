/** Cuts an upload off while it arrives, so that 50 MB never sit in memory to be refused. */
import { refusal } from './problems.ts';

/**
 * Passes the chunks of `source` on and throws the problem `upload-too-large` with the first chunk
 * that would exceed `maxBytes`; the chunk itself is not passed on. Leaving the loop closes the
 * source (a socket stops being read). Nothing is kept.
 */
export async function* limitStream(
  source: AsyncIterable<Uint8Array>,
  maxBytes: number,
): AsyncGenerator<Uint8Array, void, undefined> {
  let seenBytes = 0;
  for await (const chunk of source) {
    seenBytes += chunk.byteLength;
    if (seenBytes > maxBytes) throw tooLarge(maxBytes);
    yield chunk;
  }
}

/** Reads a whole upload of at most `maxBytes`; throws `upload-too-large` or `upload-empty`. */
export async function collectLimited(
  source: AsyncIterable<Uint8Array>,
  maxBytes: number,
): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  for await (const chunk of limitStream(source, maxBytes)) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  if (bytes.length === 0) throw refusal('upload-empty');
  return bytes;
}

/** Throws `upload-empty` or `upload-too-large` for bytes that are already in memory. */
export function checkSize(bytes: Uint8Array, maxBytes: number): void {
  if (bytes.length === 0) throw refusal('upload-empty');
  if (bytes.length > maxBytes) throw tooLarge(maxBytes);
}

function tooLarge(maxBytes: number) {
  return refusal('upload-too-large', { limitMegabytes: Math.round(maxBytes / 100_000) / 10 });
}
