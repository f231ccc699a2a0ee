/** Passkeys (WebAuthn level 3), by way of @simplewebauthn: two hundred files, read when somebody has a passkey. */
import type { verifyAuthenticationResponse } from '@simplewebauthn/server';
import type { PasskeyMade, PasskeyShown } from '../../contract.ts';
import type { FactorRow } from '../../store/tables.ts';
import type { Site } from './site.ts';

const webauthn = () => import('@simplewebauthn/server');

type Transports = NonNullable<
  Parameters<typeof verifyAuthenticationResponse>[0]['credential']['transports']
>;

/** What the browser needs to make a passkey. */
export async function optionsToMake(
  site: Site,
  person: { readonly id: string; readonly username: string; readonly town: string },
  present: readonly FactorRow[],
) {
  return (await webauthn()).generateRegistrationOptions({
    rpName: `镇枢 · ${person.town}`,
    rpID: site.host,
    userName: person.username,
    userID: new Uint8Array(Buffer.from(person.id)),
    attestationType: 'none',
    authenticatorSelection: { residentKey: 'discouraged', userVerification: 'preferred' },
    excludeCredentials: present.flatMap(({ credentialId }) =>
      credentialId ? [{ id: credentialId }] : [],
    ),
  });
}

/** What the browser needs to show one; null where none is enrolled. */
export async function optionsToShow(site: Site, present: readonly FactorRow[]) {
  const allowCredentials = present.flatMap(({ credentialId, transports }) =>
    credentialId ? [{ id: credentialId, transports: transports as Transports }] : [],
  );
  if (allowCredentials.length === 0) return null;
  return (await webauthn()).generateAuthenticationOptions({
    rpID: site.host,
    allowCredentials,
    userVerification: 'preferred',
  });
}

/** The credential of a passkey that was just made; null when the answer does not hold. */
export async function judgeMade(site: Site, challenge: string, made: PasskeyMade) {
  try {
    const { verified, registrationInfo } = await (await webauthn()).verifyRegistrationResponse({
      response: made as never,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      requireUserVerification: false,
    });
    return verified ? registrationInfo.credential : null;
  } catch {
    // The library says by an error what is wrong in an answer; to the outside all are the same.
    return null;
  }
}

/** The new counter of a passkey that was shown; null when the answer does not hold. */
export async function judgeShown(
  site: Site,
  challenge: string,
  { shown, factor }: { readonly shown: PasskeyShown; readonly factor: FactorRow },
): Promise<number | null> {
  try {
    const { verified, authenticationInfo } = await (await webauthn()).verifyAuthenticationResponse({
      response: shown as never,
      expectedChallenge: challenge,
      expectedOrigin: site.origin,
      expectedRPID: site.host,
      requireUserVerification: false,
      credential: {
        id: factor.credentialId ?? '',
        publicKey: new Uint8Array(factor.publicKey ?? Buffer.alloc(0)),
        counter: factor.signCount,
        transports: factor.transports as Transports,
      },
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    return null;
  }
}
