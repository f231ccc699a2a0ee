import type { FileReply } from '#platform/contract/index.ts';

/** Hands a file of the server to the person. */
export function saveFile({ bytes, fileName, mediaType }: FileReply): void {
  const blob = bytes instanceof Blob ? bytes : new Blob([bytes], { type: mediaType });
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = fileName;
  link.click();
  // The download holds its own reference once it has begun.
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}

/** A chosen file as base64, for operations that take it inside JSON. */
export async function base64Of(file: Blob): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const chunk = 0x8000;
  let text = '';
  for (let from = 0; from < bytes.length; from += chunk) {
    text += String.fromCharCode(...bytes.subarray(from, from + chunk));
  }
  return btoa(text);
}
