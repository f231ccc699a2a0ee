/** Who a connection is: found out before the broker sees it. */
import { findKey, secretMatches, townOfModelSecret } from '#modules/things/index.ts';
import { refuseMessage } from '#modules/observations/index.ts';
import type { ConnectPacket } from '#protocols/mqtt/index.ts';
import { identitySlot } from '#platform/http/index.ts';
import type { ServiceHost } from '#platform/module/index.ts';
import { deviceRules, mayPublish, newcomerRules, readerRules, type TopicRule } from './access.ts';
import { clientByUsername, touchClient } from '../store/clients.ts';

/** A connection that is let in. */
export interface Session {
  readonly kind: 'device' | 'client' | 'reader' | 'newcomer';
  readonly tenantId: string;
  /** User name; of a device its name at the door. */
  readonly name: string;
  /** Of a device. */
  readonly thingId: string | null;
  readonly rules: readonly TopicRule[];
  /** Of a newcomer: the model whose secret it knows. */
  readonly model?: { readonly code: string; readonly secret: string };
}

/** A device without a secret of its own says with this in front of its model's code that it wants one. */
const newcomerPrefix = 'register:';

/** CONNACK return codes (MQTT 3.1.1, table 3.1). */
export const returnCodes = {
  badProtocol: 1,
  badClientId: 2,
  badCredentials: 4,
  notAuthorized: 5,
} as const;

/**
 * Lets a client in, or says with which return code it is turned away.
 * @param mayTry whether one more secret of a model may be tried from where it comes
 */
export async function admit(
  host: ServiceHost,
  packet: ConnectPacket,
  mayTry: () => boolean,
): Promise<Session | number> {
  if (packet.level > 4) return returnCodes.badProtocol;
  const isNameless = packet.clientId === '' && !packet.cleanSession;
  if (isNameless || packet.clientId.includes('\0')) return returnCodes.badClientId;
  if (packet.username === null || packet.password === null) return returnCodes.badCredentials;
  const password = packet.password.toString('utf8');
  const session = packet.username.startsWith(newcomerPrefix)
    ? await newcomerSession(host, packet.username, password, mayTry)
    : await sessionOf(host, packet.username, password);
  if (typeof session === 'number') return session;
  const { willTopic } = packet;
  const isWillAllowed = willTopic === null || mayPublish(session.rules, willTopic);
  return isWillAllowed ? session : returnCodes.notAuthorized;
}

async function sessionOf(
  host: ServiceHost,
  username: string,
  password: string,
): Promise<Session | number> {
  return (
    (await deviceSession(host, username, password)) ??
    (await clientSession(host, username, password)) ??
    (await readerSession(host, username, password)) ??
    (await unknown(host, username))
  );
}

async function newcomerSession(
  host: ServiceHost,
  username: string,
  secret: string,
  mayTry: () => boolean,
): Promise<Session | number> {
  if (!mayTry()) return returnCodes.notAuthorized;
  const code = username.slice(newcomerPrefix.length);
  const tenantId = await townOfModelSecret(host.database, code, secret);
  if (!tenantId) return unknown(host, username);
  const model = { code, secret };
  return { kind: 'newcomer', tenantId, name: username, thingId: null, rules: newcomerRules, model };
}

async function deviceSession(
  { database, clock }: ServiceHost,
  name: string,
  password: string,
): Promise<Session | number | null> {
  const key = await findKey(database, 'mqtt', name);
  if (!key) return null;
  const { tenantId, thingId, state } = key;
  const isRight = key.secretSha256 !== '' && secretMatches(key, password);
  if (isRight && state === 'active') {
    return { kind: 'device', tenantId, name, thingId, rules: deviceRules(name) };
  }
  const refusal = { tenantId, thingId, door: 'mqtt' as const, receivedAt: clock.now() };
  await refuseMessage(
    database,
    isRight
      ? { ...refusal, reason: 'disabled', detail: state }
      : { ...refusal, reason: 'bad-signature', detail: 'CONNECT with another secret' },
  );
  return isRight ? returnCodes.notAuthorized : returnCodes.badCredentials;
}

async function clientSession(
  host: ServiceHost,
  name: string,
  password: string,
): Promise<Session | number | null> {
  if (name.length > 60) return null;
  const client = await clientByUsername(host.database, name);
  if (!client) return null;
  if (!secretMatches(client, password)) return returnCodes.badCredentials;
  if (!client.enabled) return returnCodes.notAuthorized;
  const { tenantId, id, rules } = client;
  await host.database.inTenant(host.ctxOf(tenantId), (tx) => touchClient(tx, id, host.clock.now()));
  return { kind: 'client', tenantId, name, thingId: null, rules };
}

/** An API key as password lets its holder read, whatever the user name. */
async function readerSession(
  { database, slots, clock }: ServiceHost,
  name: string,
  apiKey: string,
): Promise<Session | number | null> {
  if (apiKey === '') return null;
  const identity = await slots
    .one(identitySlot)
    .authenticate({ database, manifests: [], operations: [], now: clock.now() }, { apiKey });
  if (!identity) return null;
  const { tenantId, actor } = identity;
  const seesAll = actor.scope.kind === 'town' || actor.scope.kind === 'county';
  if (!seesAll || !actor.permissions.has('observations.read')) return returnCodes.notAuthorized;
  return { kind: 'reader', tenantId, name: `reader:${name}`, thingId: null, rules: readerRules };
}

/** Names nobody has are told to the installation's first town: so many a minute by name, then by number. */
const namesAMinute = 60;
let minute = 0;
let named = 0;

async function unknown(
  { database, tenants, clock }: ServiceHost,
  username: string,
): Promise<number> {
  const town = await tenants.defaultTown();
  const receivedAt = clock.now();
  const thisMinute = Math.floor(receivedAt.getTime() / 60_000);
  if (thisMinute !== minute) [minute, named] = [thisMinute, 0];
  named += 1;
  if (town) {
    await refuseMessage(database, {
      tenantId: town.tenantId,
      thingId: null,
      source: named <= namesAMinute ? username : '…',
      door: 'mqtt',
      receivedAt,
      reason: 'unknown-thing',
      detail: 'CONNECT with a name that nobody has',
    });
  }
  return returnCodes.badCredentials;
}
