/** Terms as 32-bit numbers, so that an index of ints holds them. Pure. */

/** Hashes the terms of one corpus of one tenant: the same term of another tenant has another key. */
export function termHasher(tenantId: string, corpus: string): (term: string) => number {
  const seed = fnv(0x811c_9dc5, `${tenantId}\u0000${corpus}\u0000`);
  return (term) => mixed(fnv(seed, term)) | 0;
}

function fnv(from: number, text: string): number {
  let hash = from;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    hash = Math.imul(hash ^ (unit & 0xff), 0x0100_0193);
    hash = Math.imul(hash ^ (unit >>> 8), 0x0100_0193);
  }
  return hash;
}

// Finaliser of MurmurHash3: every input bit reaches every output bit.
function mixed(value: number): number {
  let hash = value >>> 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85eb_ca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2_ae35);
  return hash ^ (hash >>> 16);
}
