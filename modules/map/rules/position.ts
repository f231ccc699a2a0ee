/** Positions as people type them. */

/**
 * Reads `112.95, 28.45` or `28.45 112.95` (WGS-84 degrees). In China longitudes are above 60 and latitudes below, so
 * either order is understood; null for anything else.
 */
export function readPosition(text: string): { longitude: number; latitude: number } | null {
  const match = /^(-?\d{1,3}(?:\.\d+)?)\s*[,，\s]\s*(-?\d{1,3}(?:\.\d+)?)$/.exec(text.trim());
  if (!match) return null;
  const [first, second] = [Number(match[1]), Number(match[2])];
  // Two whole numbers are rather a case number or an address.
  if (Number.isInteger(first) && Number.isInteger(second)) return null;
  const [longitude, latitude] = Math.abs(first) > 60 ? [first, second] : [second, first];
  return Math.abs(longitude) <= 180 && Math.abs(latitude) <= 90 ? { longitude, latitude } : null;
}
