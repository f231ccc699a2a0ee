/**
 * Transparency logs: RFC 6962 hashing and proofs, and the C2SP formats tlog-tiles, tlog-checkpoint,
 * signed-note, tlog-cosignature, tlog-witness and tlog-proof. Bytes in, values out.
 */
export { headOfBundle, readBundle, writeBundle } from './bundle.ts';
export { type Checkpoint, checkpointText, isDecimal, readCheckpoint } from './checkpoint.ts';
export { type Cosigned, cosign, cosignedBy } from './cosignature.ts';
export { Edge, type WrittenTile } from './edge.ts';
export { TlogFault } from './fault.ts';
export { emptyRoot, hashBytes, leafHash, sha256 } from './hash.ts';
export {
  generateKey,
  isKeyName,
  type KeyKind,
  readSigner,
  readVerifier,
  type Signer,
  type Verifier,
} from './keys.ts';
export { type Note, readNote, readSignatures, signatureLine, signedBy, signNote } from './note.ts';
export { type ProofFile, readProofFile, writeProofFile } from './proof-file.ts';
export {
  parseTilePath,
  type TileAt,
  tileFolder,
  tilePath,
  tileWidth,
  widthIn,
} from './tiles.ts';
export { consistencyProof, inclusionProof, rootOf, type TileSource } from './tree.ts';
export {
  verifyConsistency,
  verifyInclusion,
  verifySubtreeConsistency,
  verifySubtreeInclusion,
} from './verify.ts';
export {
  type AddCheckpoint,
  readAddCheckpoint,
  sizeMediaType,
  writeAddCheckpoint,
} from './witness.ts';
