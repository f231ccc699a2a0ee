/** Against whom a log proves something. */
import type { Assurance } from '../contract/shapes.ts';

/** What is known of a witness. */
export interface KnownWitness {
  /** Null: a tenant of the same installation. */
  readonly url: string | null;
  readonly cosignedAt: Date | null;
}

/**
 * The strongest statement that holds. A log that only its own operator signs proves nothing against that
 * operator, who could show everyone another one; a witness of the same installation is run by the same
 * operator. A checkpoint on a chain or on other storage binds what came before it; an outside witness binds
 * all that it signed.
 */
export function assuranceOf(
  witnesses: readonly KnownWitness[],
  anchors: { readonly done: number },
): Assurance {
  const signing = witnesses.filter(({ cosignedAt }) => cosignedAt !== null);
  if (signing.some(({ url }) => url !== null)) return 'outsideWitness';
  if (anchors.done > 0) return 'anchored';
  return signing.length > 0 ? 'insideWitness' : 'operatorOnly';
}
