/** Readable codes of devices. */

/** Letters of a model's code: `street-lamp` → `SL`, `manhole` → `MA`. */
export function prefixOf(modelCode: string): string {
  const words = modelCode.split('-').filter((word) => /^[a-z]/.test(word));
  const letters = words.length > 1 ? words.map((word) => word[0]).join('') : modelCode.slice(0, 2);
  return letters.slice(0, 4).toUpperCase();
}

/** A code: letters and at least four digits. */
export function codeOf(prefix: string, number: number): string {
  return `${prefix}-${String(number).padStart(4, '0')}`;
}
