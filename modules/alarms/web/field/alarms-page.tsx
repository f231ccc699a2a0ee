import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { createClient } from '#ui/api/index.ts';
import {
  Card,
  Choice,
  EmptyState,
  ErrorState,
  List,
  ListItem,
  Loading,
  StatusTag,
  Time,
  useText,
} from '#ui/index.ts';
import { useLive } from '#ui/live/index.ts';
import { kept } from '#ui/offline/index.ts';
import { type AlarmRow, api } from '../../contract/index.ts';

const alarms = createClient(api);
const dayMs = 86_400_000;

/** Alarms of the things around: what is wrong now, and what was in the last days. */
export default function AlarmsPage() {
  const { t } = useText();
  const [shown, setShown] = useState<'active' | 'recent'>('active');
  const [openedAt] = useState(() => Date.now());
  const list = useQuery({
    ...kept,
    queryKey: ['alarms', 'field', shown],
    queryFn: () => {
      const from = new Date(openedAt - 7 * dayMs).toISOString();
      return alarms.list({ query: shown === 'active' ? { active: true } : { from } });
    },
  });
  useLive(['alarms.'], undefined, [['alarms', 'field']]);
  return (
    <>
      <h1 tabIndex={-1}>{t('alarms.menu.field')}</h1>
      <Card>
        <Choice
          columns={2}
          label={t('alarms.field.which')}
          value={shown}
          onChange={setShown}
          options={[
            { value: 'active', label: t('alarms.field.active') },
            { value: 'recent', label: t('alarms.field.recent') },
          ]}
        />
        {list.isPending && <Loading lines={6} />}
        {list.isError && <ErrorState error={list.error} onRetry={() => void list.refetch()} />}
        {list.data?.items.length === 0 && (
          <EmptyState icon="checkCircle" title={t('alarms.field.none')} />
        )}
        {list.data && list.data.items.length > 0 && (
          <List label={t('alarms.menu.field')}>
            {list.data.items.map((alarm) => (
              <Line key={alarm.id} alarm={alarm} />
            ))}
          </List>
        )}
      </Card>
    </>
  );
}

function Line({ alarm }: { readonly alarm: AlarmRow }) {
  const { t, locale } = useText();
  const title = (locale === 'en' && alarm.titleEn) || alarm.titleZh;
  const place = [alarm.thingName, alarm.address].filter(Boolean).join(' · ');
  return (
    <ListItem
      icon="bell"
      title={alarm.value ? `${title} ${alarm.value}` : title}
      aside={
        <StatusTag meaning={alarm.active ? alarm.severity : 'ok'}>
          {t(alarm.active ? `alarms.severity.${alarm.severity}` : 'alarms.field.cleared')}
        </StatusTag>
      }
      {...(alarm.caseState ? { to: `/cases/${alarm.caseId}` } : {})}
    >
      {place} · <Time at={alarm.raisedAt} />
      {alarm.caseNumber && ` · ${t('alarms.field.case', { number: alarm.caseNumber })}`}
    </ListItem>
  );
}
