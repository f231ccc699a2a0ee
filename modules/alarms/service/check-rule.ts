/** Whether a rule fits the models, things and categories of the town. */
import type { Tx } from '#platform/database/index.ts';
import { type CompiledModel, modelsOf, type Property, thingsOf } from '#modules/things/index.ts';
import type { Condition, RuleDefinition } from '../contract/index.ts';
import { problem } from '../contract/problems.ts';
import { isCategory } from './case-link.ts';

type AtOnce = Extract<Condition, { kind: 'duration' }>['of'];

interface Around {
  readonly model: CompiledModel;
  /** Model of another thing. @throws rule-thing-unknown */
  readonly modelOfThing: (code: string) => CompiledModel;
}

/** @throws rule-model-unknown, rule-property-unknown, rule-value-unfit and their like */
export async function checkRule(tx: Tx, rule: RuleDefinition): Promise<void> {
  const [models, things] = await Promise.all([modelsOf(tx), thingsOf(tx)]);
  const model = models.get(rule.scope.modelCode);
  if (!model) throw problem('rule-model-unknown', { model: rule.scope.modelCode });
  for (const code of rule.scope.thingCodes) {
    if (!things.byCode(code)) throw problem('rule-thing-unknown', { thing: code });
  }
  if (rule.categoryCode && !(await isCategory(tx, rule.categoryCode))) {
    throw problem('rule-category-unknown', { category: rule.categoryCode });
  }
  const modelOfThing = (code: string): CompiledModel => {
    const other = things.byCode(code);
    const found = other && models.of(other);
    if (!found) throw problem('rule-thing-unknown', { thing: code });
    return found;
  };
  checkCondition(rule.when, { model, modelOfThing });
  if (rule.clear) checkCondition(rule.clear, { model, modelOfThing });
}

function checkCondition(condition: Condition, around: Around): void {
  switch (condition.kind) {
    case 'all':
    case 'any':
      for (const one of condition.of) checkCondition(one, around);
      return;
    case 'duration':
      checkAtOnce(condition.of, around);
      return;
    case 'repetition':
      checkAtOnce(condition.of, around);
      checkTimes(condition);
      return;
    case 'rateOfChange':
      if (!isNumeric(propertyOf(around.model, condition.key))) throw unfit(condition.key);
      return;
    case 'absence':
      if (condition.key !== null) propertyOf(around.model, condition.key);
      return;
    default:
      checkAtOnce(condition, around);
  }
}

function checkTimes({ times, among, withinSeconds }: Extract<Condition, { kind: 'repetition' }>) {
  const isOne = (among === null) !== (withinSeconds === null);
  if (!isOne || (among !== null && times > among)) throw problem('rule-repetition-unclear');
}

function checkAtOnce(condition: AtOnce, around: Around): void {
  if (condition.kind === 'all' || condition.kind === 'any') {
    for (const one of condition.of) checkAtOnce(one, around);
    return;
  }
  const own = propertyOf(around.model, condition.key);
  const isOrder = condition.op !== 'equals' && condition.op !== 'differs';
  if (isOrder && !isNumeric(own)) throw unfit(condition.key);
  if (condition.kind === 'threshold') {
    if (!fits(own, condition.value)) throw unfit(condition.key);
    return;
  }
  const { otherThingCode, otherKey } = condition;
  const other = otherThingCode ? around.modelOfThing(otherThingCode) : around.model;
  if (isNumeric(own) !== isNumeric(propertyOf(other, otherKey))) throw unfit(otherKey);
}

function propertyOf(compiled: CompiledModel, key: string): Property {
  const found = compiled.property(key);
  const { nameZh, nameEn } = compiled.model;
  if (!found)
    throw problem('rule-property-unknown', { model: nameZh, modelEn: nameEn, property: key });
  return found;
}

const unfit = (property: string) => problem('rule-value-unfit', { property });

function isNumeric({ type }: Property): boolean {
  return type === 'number' || type === 'integer';
}

function fits(property: Property, value: unknown): boolean {
  if (isNumeric(property)) return typeof value === 'number';
  if (property.type === 'boolean') return typeof value === 'boolean';
  if (property.type === 'json' || property.type === 'position') return false;
  return typeof value === 'string';
}
