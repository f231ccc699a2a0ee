import { useState } from 'react';
import { Button, Card, Timeline, useText } from '#ui/index.ts';
import type { CaseDetail } from '../../contract/index.ts';
import { actionName } from './pending.ts';

const shortLength = 3;

/** What happened last; the whole trace when asked for. */
export function CaseTrace({ detail }: { detail: CaseDetail }) {
  const { t, locale } = useText();
  const [all, showAll] = useState(false);
  const newestFirst = [...detail.trace].reverse();
  const shown = all ? newestFirst : newestFirst.slice(0, shortLength);
  if (newestFirst.length === 0) return null;
  return (
    <Card title={t('cases.one.trace')}>
      <Timeline
        label={t('cases.one.trace')}
        steps={shown.map((entry) => ({
          id: entry.id,
          at: entry.occurredAt,
          title: nameOf(entry.action, locale, t),
          who: [entry.actorName, entry.departmentName].filter(Boolean).join(' · '),
          ...(entry.note ? { body: entry.note } : {}),
        }))}
      />
      {shown.length < newestFirst.length && (
        <Button wide kind="quiet" onClick={() => showAll(true)}>
          {t('cases.one.wholeTrace', { count: newestFirst.length })}
        </Button>
      )}
    </Card>
  );
}

/** Steps that are no action of the table: registration, reminders and the like. */
const others = ['register', 'remind', 'overdue', 'endTask', 'attach', 'alarm', 'seal', 'unseal'];

function nameOf(action: string, locale: 'zh' | 'en', t: (key: string) => string): string {
  return others.includes(action) ? t(`cases.step.${action}`) : actionName(action, locale);
}
