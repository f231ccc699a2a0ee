/** Whether every word of a search stands in one of the texts, letters large or small. */
export function matches(search: string, ...texts: readonly (string | null | undefined)[]): boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  const found = texts.map((text) => (text ?? '').toLowerCase());
  return words.every((word) => found.some((text) => text.includes(word)));
}
