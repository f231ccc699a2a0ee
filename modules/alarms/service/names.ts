/** How properties and things are called in sentences. */
import type { Tx } from '#platform/database/index.ts';
import { modelsOf, type Property, thingsOf, unitText } from '#modules/things/index.ts';
import type { Names, PropertyName } from '../contract/index.ts';

/** Names for the sentences of a rule on a model. */
export async function namesFor(tx: Tx, modelCode: string): Promise<Names> {
  const [models, things] = await Promise.all([modelsOf(tx), thingsOf(tx)]);
  return {
    property: (key, thingCode) => {
      const other = thingCode ? things.byCode(thingCode)?.modelCode : modelCode;
      const property = models.get(other ?? modelCode)?.property(key);
      return property && propertyName(property);
    },
    thing: (code) => things.byCode(code)?.name,
  };
}

/** A property as sentences call it. */
export function propertyName({ nameZh, nameEn, unit, choices }: Property): PropertyName {
  return { nameZh, nameEn: nameEn || nameZh, unit: unitText(unit), choices: choices ?? [] };
}
