/** From a choice to the receipt, for both kinds of votes. */
import { client } from '#platform/contract/index.ts';
import { api } from '../../../contract/index.ts';
import { newPaper, type PublicKey, signatureOf } from '../../ballot/blind.ts';
import { participation } from '../client.ts';
import { keepPaper, keptPaper } from './paper-store.ts';

/** Sends without the session: the server does not learn who puts the ballot in, only into which town's urn. */
const nameless = (town: string) =>
  client(api, {
    fetch: (input, init) => fetch(input, { ...init, credentials: 'omit' }),
    headers: () => ({ 'x-zhenshu-town': town }),
  });

/** The server signed something else than the paper. */
export class PaperSpoiled extends Error {}

/** Where a ballot goes. */
export interface Urn {
  readonly number: string;
  readonly town: string;
  readonly key: PublicKey;
}

/**
 * Casts a secret ballot: a paper is made here, signed unread with the own voice, and put into the urn without the session.
 * @returns the receipt
 */
export async function castSecretly(
  { number, town, key }: Urn,
  choices: readonly string[],
): Promise<string> {
  const kept = keptPaper(number);
  // A paper that is on its way goes on; one that was cast was somebody else's who uses this phone too.
  const begun = kept && 'paper' in kept ? kept : { paper: newPaper(number, key), signature: null };
  keepPaper(number, begun);
  const { paper } = begun;
  const params = { number };
  const { signature: signed } = await participation.signBallotPaper({
    params,
    body: { blinded: paper.blinded },
  });
  const signature = signatureOf(number, key, { paper, signed });
  if (!signature) throw new PaperSpoiled();
  keepPaper(number, { paper, signature });
  const body = { token: paper.token, signature, choices: [...choices] };
  const { receipt } = await nameless(town).castBallot({ params, body });
  keepPaper(number, { receipt });
  return receipt;
}
