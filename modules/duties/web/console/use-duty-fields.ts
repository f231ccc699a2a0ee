import type { NamedField } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { DutyInput } from '../../contract/index.ts';
import { useSayDuty } from './use-duties.ts';

/** Fields of categories and duties in words, for comparing two states. */
export function useDutyFields(keys: readonly string[]): NamedField[] {
  const { t } = useText();
  const say = useSayDuty();
  const saySpan = (value: unknown): string =>
    value ? say.span(value as DutyInput['deadline']) : '—';
  const says: Readonly<Record<string, (value: unknown) => string>> = {
    urgency: (value) => (value ? t(`duties.urgency.${String(value)}`) : '—'),
    leadDepartmentId: (value) => say.department(String(value)),
    assistingDepartmentIds: (value) => say.departments((value ?? []) as string[]),
    response: saySpan,
    deadline: saySpan,
    verifyBy: (value) => (value ? t(`duties.verify.${String(value)}`) : '—'),
  };
  return keys.map((key) => {
    const words = says[key];
    return { key, label: t(`duties.field.${key}`), ...(words ? { say: words } : {}) };
  });
}
