/** Texts of the wire as numbers. */

const decimal = /^[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d{1,4})?$/;

/**
 * The number that a text says, scaled; NaN for the word, so that it is refused by its own reason.
 * Any other text comes back as it is, to be judged by the model.
 */
export function numberIn(text: string, scale = 1): number | string {
  const trimmed = text.trim();
  if (/^[+-]?(nan|inf(inity)?)$/i.test(trimmed)) return Number.NaN;
  if (!decimal.test(trimmed)) return text;
  const value = Number(trimmed) * scale;
  return scale === 1 ? value : Number(value.toPrecision(12));
}
