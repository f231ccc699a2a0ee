/** Keys of the simulated channels, made anew at each start: they open nothing anywhere. */
import { createHash, generateKeyPair } from 'node:crypto';
import { promisify } from 'node:util';

/** A pair as PEM. */
export interface KeyPair {
  readonly publicKey: string;
  readonly privateKey: string;
}

/** The platform's pair and that of every merchant of the simulator. */
export interface SimulatedKeys {
  readonly platform: KeyPair;
  readonly merchant: KeyPair;
  readonly platformSerial: string;
  readonly merchantSerial: string;
  /** 32 characters, as the APIv3 key of a merchant. */
  readonly apiKey: string;
}

const make = promisify(generateKeyPair);

async function pair(): Promise<KeyPair> {
  return make('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

const serialOf = (key: string): string =>
  createHash('sha1').update(key).digest('hex').toUpperCase();

/** Makes the keys: two pairs of 2048 bits, some tenths of a second. */
export async function makeKeys(): Promise<SimulatedKeys> {
  const [platform, merchant] = await Promise.all([pair(), pair()]);
  return {
    platform,
    merchant,
    platformSerial: `PUB_KEY_ID_${serialOf(platform.publicKey).slice(0, 24)}`,
    merchantSerial: serialOf(merchant.publicKey),
    apiKey: createHash('sha256').update(platform.privateKey).digest('hex').slice(0, 32),
  };
}
