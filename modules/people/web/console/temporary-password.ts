/** Letters and digits that nobody confuses when reading them out. */
const signs = 'abcdefghjkmnpqrstuvwxyz23456789';

/** A password for the first sign-in: three groups of four, about 59 bits. */
export function temporaryPassword(): string {
  const drawn = [...crypto.getRandomValues(new Uint32Array(12))].map(
    (n) => signs[n % signs.length],
  );
  return [0, 4, 8].map((from) => drawn.slice(from, from + 4).join('')).join('-');
}
