/** What the claims of a single sign-on mean to us. */

type Claims = Readonly<Record<string, unknown>>;

/**
 * The account that a claim names, at somebody's first sign-in. A mail address or phone that the issuer itself
 * did not prove (OpenID Connect Core §5.1, `…_verified`) names nobody.
 */
export function claimedName(
  claim: 'preferred_username' | 'email' | 'phone_number',
  claims: Claims,
): { readonly username: string } | { readonly phone: string } | null {
  const value = claims[claim];
  if (typeof value !== 'string' || value.trim() === '') return null;
  const text = value.trim();
  if (claim === 'preferred_username') return { username: text.toLowerCase() };
  if (claims[`${claim}_verified`] !== true) return null;
  if (claim === 'email') return { username: text.toLowerCase() };
  return { phone: text };
}

/**
 * Whether the issuer says that two factors were shown, by a value that the town accepts. An issuer that says nothing
 * has shown one.
 */
export function showsFactor(
  { replacesFactor, factorValues }: { replacesFactor: boolean; factorValues: readonly string[] },
  { acr, amr }: Claims,
): boolean {
  if (!replacesFactor) return false;
  const said: readonly unknown[] = [acr, ...(Array.isArray(amr) ? (amr as unknown[]) : [])];
  return said.some((value) => typeof value === 'string' && factorValues.includes(value));
}
