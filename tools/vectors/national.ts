/** The worked examples of GB/T 32905 (SM3), GB/T 32907 (SM4) and GB/T 32918 (SM2, recommended curve). */
import { createCipheriv, hash } from 'node:crypto';
import { sm2 } from 'sm-crypto-v2';
import { sm2PublicOf, sm2Verify } from '#protocols/tlog/sm2.ts';
import { type Tally, tallyOf } from './tally.ts';

interface Example {
  readonly name: string;
  readonly holds: () => boolean;
}

const bytes = (text: string): Buffer => Buffer.from(text.replaceAll(' ', ''), 'hex');
const sm4Key = bytes('01234567 89abcdef fedcba98 76543210');

function sm4(times: number): string {
  const cipher = createCipheriv('sm4-ecb', sm4Key, null).setAutoPadding(false);
  let block: Buffer = sm4Key;
  for (let round = 0; round < times; round += 1) block = cipher.update(block);
  return block.toString('hex');
}

/** GB/T 32918.2 and .4, annex A: key, message and signature. */
const example = {
  secret: bytes('3945208f 7b2144b1 3f36e38a c6d39f95 88939369 2860b51a 42fb81ef 4df7c5b8'),
  publicKey: bytes(
    `04 09f9df31 1e5421a1 50dd7d16 1e4bc5c6 72179fad 1833fc07 6bb08ff3 56f35020
     ccea490c e26775a5 2dc6ea71 8cc1aa60 0aed05fb f35e084a 6632f607 2da9ad13`.replaceAll(/\s/g, ''),
  ),
  nonce: bytes('59276e27 d506861a 16680f3a d9c02dcc ef3cc1fa 3cdbe4ce 6d54b80d eac1bc21'),
  digest: bytes('f0b43e94 ba45acca ace692ed 534382eb 17e6ab5a 19ce7b31 f4486fdf c0d28640'),
  r: bytes('f5a03b06 48d2c463 0eeac513 e1bb81a1 5944da38 27d5b741 43ac7eac eee720b3'),
  s: bytes('b1b6aa29 df212fd8 763182bc 0d421ca1 bb9038fd 1f7f42d4 840b69c4 85bbc1aa'),
};
const message = Buffer.from('message digest');

/** The library declares text and gives bytes. */
function digestOf(text: Buffer): Buffer {
  const made: unknown = sm2.getHash(Uint8Array.from(text), example.publicKey.toString('hex'));
  return typeof made === 'string' ? Buffer.from(made, 'hex') : Buffer.from(made as Uint8Array);
}

/** The same signature in DER. */
const der = Buffer.concat([bytes('3046 022100'), example.r, bytes('022100'), example.s]);

function changed(signature: Buffer): Buffer {
  const copy = Buffer.from(signature);
  copy[copy.length - 1] = (copy.at(-1) ?? 0) ^ 1;
  return copy;
}

/** Signs with the nonce of the annex, as the formulas of GB/T 32918.2 say. */
function signedWithTheNonce(): boolean {
  const [x1] = [BigInt(`0x${sm2PublicOf(example.nonce).subarray(1, 33).toString('hex')}`)];
  const point = { k: BigInt(`0x${example.nonce.toString('hex')}`), x1 };
  const options = { hash: true, publicKey: example.publicKey.toString('hex'), pointPool: [point] };
  const made = sm2.doSignature(Uint8Array.from(message), example.secret.toString('hex'), options);
  return made === Buffer.concat([example.r, example.s]).toString('hex');
}

const ciphertext = {
  c1: bytes(
    `04 04ebfc71 8e8d1798 62043226 8e77feb6 415e2ede 0e073c0f 4f640ecd 2e149a73
     e858f9d8 1e5430a5 7b36daab 8f950a3c 64e6ee6a 63094d99 283aff76 7e124df0`.replaceAll(/\s/g, ''),
  ),
  c2: bytes('21886ca9 89ca9c7d 58087307 ca93092d 651efa'),
  c3: bytes('59983c18 f809e262 923c53ae c295d303 83b54e39 d609d160 afcb1908 d0bd8766'),
};

function decrypts(): boolean {
  const { c1, c2, c3 } = ciphertext;
  // The library wants the point without its leading 04.
  const text = Buffer.concat([c1.subarray(1), c3, c2]).toString('hex');
  const opened = sm2.doDecrypt(text, example.secret.toString('hex'), 1, { output: 'array' });
  return Buffer.from(opened).toString() === 'encryption standard';
}

const examples: readonly Example[] = [
  {
    name: 'GB/T 32905 A.1: SM3 of abc',
    holds: () =>
      hash('sm3', 'abc', 'hex') ===
      '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0',
  },
  {
    name: 'GB/T 32905 A.2: SM3 of 64 bytes',
    holds: () =>
      hash('sm3', 'abcd'.repeat(16), 'hex') ===
      'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732',
  },
  { name: 'GB/T 32907 A.1: SM4 once', holds: () => sm4(1) === '681edf34d206965e86b3e94f536e4246' },
  {
    name: 'GB/T 32907 A.2: SM4 a million times',
    holds: () => sm4(1_000_000) === '595298c7c6fd271f0402f804c33d3f66',
  },
  {
    name: 'GB/T 32918.5: public key of the private one',
    holds: () => sm2PublicOf(example.secret).equals(example.publicKey),
  },
  {
    name: 'GB/T 32918.5: digest with the user id',
    holds: () => digestOf(message).equals(example.digest),
  },
  { name: 'GB/T 32918.5: signature made', holds: signedWithTheNonce },
  {
    name: 'GB/T 32918.5: signature taken',
    holds: () => sm2Verify(message, der, example.publicKey),
  },
  {
    name: 'GB/T 32918.5: changed signature refused',
    holds: () => !sm2Verify(message, changed(der), example.publicKey),
  },
  { name: 'GB/T 32918.5: ciphertext opened', holds: decrypts },
];

/** Runs the examples. */
export function nationalExamples(): Tally {
  return tallyOf(
    'GB/T 32905, 32907, 32918 examples',
    examples,
    ({ holds }) => holds(),
    ({ name }) => name,
  );
}
