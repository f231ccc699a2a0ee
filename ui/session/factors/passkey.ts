/** Passkeys through the browser; the library comes only when one is used. */
import { ProblemError } from '#platform/problems/index.ts';

/** What is said when the browser or its owner broke off. */
export interface PasskeyWords {
  readonly title: string;
  readonly cure: string;
}

type Options = Readonly<Record<string, unknown>>;

/** Whether this browser, at this address, can hold passkeys. */
export function canPasskeys(): boolean {
  return typeof window !== 'undefined' && 'PublicKeyCredential' in window && window.isSecureContext;
}

/** Makes a passkey with the server's options. @throws ProblemError with these words when it was broken off */
export function makePasskey(options: Options, words: PasskeyWords): Promise<unknown> {
  return orSay(words, async () => {
    const { startRegistration } = await import('@simplewebauthn/browser');
    return startRegistration({ optionsJSON: options as never });
  });
}

/** Shows a passkey. @throws ProblemError with these words when it was broken off */
export function showPasskey(options: Options, words: PasskeyWords): Promise<unknown> {
  return orSay(words, async () => {
    const { startAuthentication } = await import('@simplewebauthn/browser');
    return startAuthentication({ optionsJSON: options as never });
  });
}

async function orSay(
  { title, cure }: PasskeyWords,
  work: () => Promise<unknown>,
): Promise<unknown> {
  try {
    return await work();
  } catch {
    // Browsers tell a timeout, a refusal and a wrong key apart as little as they can.
    throw new ProblemError({
      type: 'about:blank',
      code: 'passkey-broken-off',
      status: 422,
      title,
      cure,
    });
  }
}
