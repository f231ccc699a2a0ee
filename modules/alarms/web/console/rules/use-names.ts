import { useMemo } from 'react';
import type { Names, RuleChoices } from '../../../contract/index.ts';

/** How properties and things are called in the sentences of the screen. */
export function namesOf(choices: RuleChoices | undefined, modelCode: string): Names {
  const models = new Map((choices?.models ?? []).map((one) => [one.code, one]));
  const things = new Map((choices?.things ?? []).map((one) => [one.code, one]));
  return {
    property: (key, thingCode) => {
      const model = models.get(thingCode ? (things.get(thingCode)?.modelCode ?? '') : modelCode);
      return model?.properties.find((one) => one.key === key);
    },
    thing: (code) => things.get(code)?.name,
  };
}

/** The same, made once as long as nothing changes. */
export function useNames(choices: RuleChoices | undefined, modelCode: string): Names {
  return useMemo(() => namesOf(choices, modelCode), [choices, modelCode]);
}
