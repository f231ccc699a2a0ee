/** The rules in force, ready to ask which of them a value concerns. */
import type { RuleDefinition } from '../contract/rule.ts';
import { type CompiledRule, compileRule, leavesOf, type Watch } from './compile.ts';

/** What a rule needs to know of a thing. */
export interface Judged {
  readonly code: string;
  readonly modelCode: string;
  readonly villageId: string | null;
  readonly groupCodes: readonly string[];
}

/** A rule as it was saved. */
export interface SavedRule {
  readonly id: string;
  readonly code: string;
  readonly version: number;
  readonly definition: RuleDefinition;
}

/** A rule in force. */
export interface LiveRule extends SavedRule {
  readonly compiled: CompiledRule;
  /** Whether the newest value alone does not bring its memory back. */
  readonly needsHistory: boolean;
  /** Longest span that its verdict looks back over, ms. */
  readonly spanMs: number;
  /** Longest silence that it waits for, ms; 0 for none. */
  readonly silenceMs: number;
  readonly covers: (thing: Judged) => boolean;
  /** Whether a property of a thing judged is read. */
  readonly reads: (key: string) => boolean;
}

/** The rules of a town. */
export interface RuleBook {
  readonly rules: readonly LiveRule[];
  byId(id: string): LiveRule | undefined;
  /** Rules that judge the thing by this property. */
  judging(thing: Judged, key: string): readonly LiveRule[];
  /** Rules that hold other things against this one's property. */
  comparingWith(thingCode: string, key: string): readonly LiveRule[];
  /** Rules that judge the thing at all. */
  covering(thing: Judged): readonly LiveRule[];
  /** Other rules that raise the same type of alarm at a thing. */
  sharing(rule: LiveRule): readonly LiveRule[];
}

/** How a rule's schedule and villages are looked up. */
export interface Surroundings {
  readonly watchOf: (definition: RuleDefinition) => Watch;
  readonly villageIdOf: (code: string) => string | undefined;
}

/** Puts the rules of a town together. */
export function ruleBook(saved: readonly SavedRule[], around: Surroundings): RuleBook {
  const rules = saved.map((one) => liveRule(one, around));
  const byId = new Map(rules.map((rule) => [rule.id, rule]));
  const byModel = Map.groupBy(rules, ({ definition }) => definition.scope.modelCode);
  const others = new Map<string, LiveRule[]>();
  for (const rule of rules) {
    for (const series of rule.compiled.series) {
      if (!series.includes('/')) continue;
      others.set(series, [...(others.get(series) ?? []), rule]);
    }
  }
  // A thing that changes is another object in the directory.
  const known = new WeakMap<Judged, readonly LiveRule[]>();
  const covering = (thing: Judged): readonly LiveRule[] => {
    let rulesOfThing = known.get(thing);
    if (!rulesOfThing) {
      rulesOfThing = byModel.get(thing.modelCode)?.filter((rule) => rule.covers(thing)) ?? none;
      known.set(thing, rulesOfThing);
    }
    return rulesOfThing;
  };
  return {
    rules,
    byId: (id) => byId.get(id),
    judging: (thing, key) => covering(thing).filter((rule) => rule.reads(key)),
    comparingWith: (thingCode, key) => others.get(`${thingCode}/${key}`) ?? none,
    covering,
    sharing: (rule) =>
      rules.filter((one) => one.id !== rule.id && one.definition.type === rule.definition.type),
  };
}

const none: readonly LiveRule[] = [];

/** A rule ready to judge with, saved or not. */
export function liveRule(saved: SavedRule, around: Surroundings): LiveRule {
  const { definition } = saved;
  const compiled = compileRule(definition, around.watchOf(definition));
  const own = new Set(compiled.series.filter((series) => !series.includes('/')));
  const nodes = [compiled.when, ...(compiled.clear ? [compiled.clear] : [])].flatMap(leavesOf);
  return {
    ...saved,
    compiled,
    needsHistory: compiled.series.length > 1 || nodes.some(({ kind }) => kind === 'rateOfChange'),
    spanMs: Math.max(
      0,
      ...nodes.map((leaf) => {
        if (leaf.kind === 'duration' || leaf.kind === 'absence') return leaf.milliseconds;
        return leaf.kind === 'repetition' || leaf.kind === 'rateOfChange' ? leaf.withinMs : 0;
      }),
    ),
    silenceMs: Math.max(
      0,
      ...nodes.map((leaf) => (leaf.kind === 'absence' ? leaf.milliseconds : 0)),
    ),
    covers: coverage(definition, around),
    reads: (key) => own.has('*') || own.has(key),
  };
}

function coverage({ scope }: RuleDefinition, around: Surroundings): (thing: Judged) => boolean {
  const codes = new Set(scope.thingCodes);
  const groups = new Set(scope.groupCodes);
  const villages = new Set(scope.villageCodes.flatMap((code) => around.villageIdOf(code) ?? []));
  return ({ code, modelCode, villageId, groupCodes }) =>
    modelCode === scope.modelCode &&
    (codes.size === 0 || codes.has(code)) &&
    (groups.size === 0 || groupCodes.some((group) => groups.has(group))) &&
    (scope.villageCodes.length === 0 || (villageId !== null && villages.has(villageId)));
}
