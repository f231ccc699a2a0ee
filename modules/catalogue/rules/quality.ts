/** What a resource's rules say of it. */
import type { RuleInput, RuleResult } from '../contract/quality.ts';
import type { ProblemPlace } from '#platform/problems/index.ts';
import type { FieldView } from '../contract/shapes.ts';

/** Whether enough rows pass; of no rows nothing can fail. */
export function passes(checked: number, failed: number, leastShare: number): boolean {
  return checked === 0 || (checked - failed) / checked >= leastShare;
}

/** Quality 0–100: the mean of the shares of rows that pass, two places. */
export function scoreOf(results: readonly Pick<RuleResult, 'checked' | 'failed'>[]): number {
  if (results.length === 0) return 100;
  const shares = results.map(({ checked, failed }) =>
    checked === 0 ? 1 : (checked - failed) / checked,
  );
  return Math.round((shares.reduce((sum, share) => sum + share, 0) / shares.length) * 10_000) / 100;
}

/** Whole days between two instants, rounded down. */
export function daysBetween(earlier: Date, later: Date): number {
  return Math.floor((later.getTime() - earlier.getTime()) / 86_400_000);
}

/** Faults of a rule, each with its place in the form. */
export function ruleFaults(rule: RuleInput, fields: readonly FieldView[]): ProblemPlace[] {
  const faults: ProblemPlace[] = [];
  const { kind, settings } = rule;
  const say = (pointer: string, detail: string, detailEn: string): void => {
    faults.push({ pointer, detail, detailEn });
  };
  rule.fields.forEach((key, at) => {
    if (!fields.some((field) => field.key === key))
      say(`/fields/${at}`, `没有字段“${key}”`, `there is no field “${key}”`);
  });
  if (kind === 'fresh') {
    if (settings.days === undefined) say('/settings/days', '请填写天数', 'say how many days');
    return faults;
  }
  if (rule.fields.length === 0) say('/fields', '请至少选择一个字段', 'choose a field at least');
  if (kind !== 'consistent') return faults;
  if (rule.fields.length > 1)
    say('/fields', '一致性规则只比较一个字段', 'such a rule compares one field only');
  for (const [member, words, english] of [
    ['otherCode', '另一项资源', 'the other resource'],
    ['otherField', '另一项资源的字段', 'the field of the other resource'],
    ['by', '本资源的关联字段', 'the field of this resource that links both'],
    ['otherBy', '另一项资源的关联字段', 'the field of the other resource that links both'],
  ] as const) {
    if (!settings[member]) say(`/settings/${member}`, `请选择${words}`, `choose ${english}`);
  }
  return faults;
}
