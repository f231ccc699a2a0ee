/** The contract of the LoRaWAN door: codecs and their test bench. Browser-safe. */
import { defineApi, Done, Instant, oneOf, type Static, Type } from '#platform/contract/index.ts';

const manage = 'lorawan.manage';
const Code = Type.String({ pattern: '^[a-z][a-z0-9-]{1,39}$' });
const Script = Type.String({ minLength: 1, maxLength: 65_536 });

/** A codec as it is listed. */
export const Codec = Type.Object({
  code: Code,
  name: Type.String({ minLength: 1, maxLength: 60 }),
  script: Script,
  version: Type.Integer({ minimum: 1 }),
  savedAt: Instant,
  savedByName: Type.String(),
  /** Devices whose messages it decodes. */
  thingCount: Type.Integer(),
});
export type Codec = Static<typeof Codec>;

/** What the test bench gives to a script. */
export const Trial = Type.Object({
  script: Script,
  direction: oneOf(['up', 'down'] as const),
  fPort: Type.Integer({ minimum: 1, maximum: 255 }),
  /** Bytes that came, in hexadecimal; for `up`. */
  hex: Type.Optional(Type.String({ maxLength: 1024, pattern: '^([0-9A-Fa-f]{2} ?)*$' })),
  /** What the platform wants to say, as JSON; for `down`. */
  data: Type.Optional(Type.String({ maxLength: 10_000 })),
});
export type Trial = Static<typeof Trial>;

const byCode = Type.Object({ code: Code });

export const api = defineApi('lorawan', {
  codecs: {
    method: 'GET',
    path: '/lorawan/codecs',
    summary: 'The codecs, with the number of devices that use each',
    permission: manage,
    reply: Type.Object({
      items: Type.Array(Codec),
      /** Whether messages of ChirpStack are taken, and whether commands go back to it. */
      webhook: Type.Boolean(),
      downlink: Type.Boolean(),
    }),
  },
  saveCodec: {
    method: 'PUT',
    path: '/lorawan/codecs/:code',
    summary: 'Add a codec, or save its next version',
    permission: manage,
    params: byCode,
    body: Type.Object({
      name: Type.String({ minLength: 1, maxLength: 60 }),
      script: Script,
      /** Version that was read; 0 adds one. */
      version: Type.Integer({ minimum: 0 }),
    }),
    reply: Type.Object({ version: Type.Integer() }),
    problems: ['codec-faulty', 'changed-meanwhile'],
  },
  removeCodec: {
    method: 'DELETE',
    path: '/lorawan/codecs/:code',
    summary: 'Remove a codec that no device uses',
    permission: manage,
    params: byCode,
    reply: Done,
    problems: ['codec-in-use'],
  },
  tryCodec: {
    method: 'POST',
    path: '/lorawan/codecs/try',
    summary: 'Run a script on bytes or on a command, without keeping anything',
    permission: manage,
    body: Trial,
    reply: Type.Object({
      ok: Type.Boolean(),
      /** The script’s answer as JSON, or why there is none. */
      text: Type.String(),
      /** For `down`: the bytes in hexadecimal. */
      hex: Type.String(),
      milliseconds: Type.Number(),
    }),
  },
  codecVersions: {
    method: 'GET',
    path: '/lorawan/codecs/:code/versions',
    summary: 'What a codec was when, and who changed it',
    permission: manage,
    params: byCode,
    reply: Type.Object({
      items: Type.Array(
        Type.Object({
          version: Type.Integer(),
          script: Type.String(),
          savedByName: Type.String(),
          savedAt: Instant,
        }),
      ),
    }),
  },
});
