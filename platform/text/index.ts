export type { Finding, PersonalKind } from './finding.ts';
export { maskPersonal } from './mask-personal.ts';
export {
  type IdAudience,
  maskAddress,
  maskBankCard,
  maskEmail,
  maskIdNumber,
  maskName,
  maskPhone,
  maskPlate,
} from './maskers.ts';
export { foldWidth, normaliseText } from './normalise.ts';
export { chineseToNumber, normaliseDoorNumbers } from './numerals.ts';
export {
  bigrams,
  hammingDistance,
  minhash,
  minhashSimilarity,
  simhash,
  textSimilarity,
} from './similarity.ts';
export {
  canonicalMobile,
  isBankCard,
  isChineseMobile,
  isIdentityNumber,
  isLandline,
  isOldIdentityNumber,
  isPlate,
  isSocialCreditCode,
  wholeIdentityNumber,
} from './validation.ts';
