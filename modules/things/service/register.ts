/** Self-registration: a device that knows its model's secret gets a secret of its own. */
import { audit } from '#platform/audit/index.ts';
import type { Database } from '#platform/database/index.ts';
import type { ServiceHost } from '#platform/module/index.ts';
import type { Door } from '../contract/model.ts';
import { problem } from '../problems/index.ts';
import { modelSecretsOf } from '../store/models.ts';
import { keyRow, saveKeys } from '../store/things.ts';
import { addThings } from './add.ts';
import { forgetKeys } from './keys.ts';
import { modelsOf } from './models.ts';
import { freshSecret, sealed, secretMatches } from './secrets.ts';

/** What a device tells of itself. */
export interface Registration {
  readonly modelCode: string;
  readonly modelSecret: string;
  readonly externalId: string;
  /** Default: mqtt. */
  readonly door?: Door;
}

const nameShape = /^[^\s/+#\0]{1,80}$/;

/** The town whose model secret it is; null: nobody's. */
export async function townOfModelSecret(
  database: Database,
  modelCode: string,
  modelSecret: string,
): Promise<string | null> {
  if (!nameShape.test(modelCode)) return null;
  const secrets = await modelSecretsOf(database, modelCode);
  return secrets.find((one) => secretMatches(one, modelSecret))?.tenantId ?? null;
}

/**
 * Registers a device in the town whose model secret it knows, and gives it a secret of its own. A device
 * that has a secret already is refused: who knows the model's secret must not take over others.
 * @returns the secret, told this once @throws registration-refused
 */
export async function registerThing(
  host: Pick<ServiceHost, 'database' | 'ctxOf'>,
  { modelCode, modelSecret, externalId, door = 'mqtt' }: Registration,
): Promise<string> {
  if (!nameShape.test(externalId)) throw problem('registration-refused');
  const tenantId = await townOfModelSecret(host.database, modelCode, modelSecret);
  if (!tenantId) throw problem('registration-refused');
  const known = await keyRow(host.database, door, externalId);
  const isForeign = known && (known.tenantId !== tenantId || known.modelCode !== modelCode);
  if (known && (isForeign || known.secretSha256 || known.state !== 'active')) {
    throw problem('registration-refused');
  }
  const secret = freshSecret();
  const ctx = host.ctxOf(tenantId);
  await host.database.inTenant(ctx, async (tx) => {
    if (known) {
      const changedAt = ctx.clock.now();
      const key = { thingId: known.thingId, tenantId: ctx.tenantId, ...sealed(secret), changedAt };
      await saveKeys(tx, [key]);
    } else {
      const model = (await modelsOf(tx)).get(modelCode)?.model;
      if (!model) throw problem('registration-refused');
      const name = `${model.nameZh} ${externalId}`.slice(0, 60);
      const tags = { registered: 'self' };
      await addThings(tx, [{ name, modelCode, door, externalId, secret, tags }]);
    }
    await audit(tx, [{ action: 'things.register', subject: externalId, detail: { modelCode } }]);
  });
  forgetKeys(host.database);
  return secret;
}
