import { useQuery } from '@tanstack/react-query';
import { Button, Table } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { people } from '../use-people.ts';
import { useQuestion } from '../use-question.ts';
import { sayDevice } from './device.ts';

/** One's own open sessions, each with a button that ends it. */
export function OwnSessions() {
  const { t } = useText();
  const ask = useQuestion();
  const sessions = useQuery({
    queryKey: ['people', 'sessions'],
    queryFn: async () => people.sessions({}),
  });
  const end = (sessionId: string): void => {
    ask({
      title: t('people.own.endAsk'),
      text: t('people.own.endWhy'),
      yes: t('people.own.end'),
      act: async () => {
        await people.endSession({ params: { sessionId } });
        await sessions.refetch();
      },
    });
  };
  return (
    <section className="dk-card">
      <h2>{t('people.own.sessions')}</h2>
      <p className="dk-muted">{t('people.own.sessionsHint')}</p>
      {sessions.isPending && <Loading />}
      {sessions.isError && (
        <ErrorState error={sessions.error} onRetry={() => void sessions.refetch()} />
      )}
      {sessions.data && (
        <Table
          rowKey="id"
          size="middle"
          pagination={false}
          scroll={{ x: 'max-content' }}
          dataSource={sessions.data.items}
          columns={[
            { title: t('people.own.device'), render: (_, one) => sayDevice(one.device) },
            {
              title: t('people.own.factor'),
              render: (_, one) => t(`people.factor.${one.factor ?? 'none'}`),
            },
            { title: t('people.own.since'), render: (_, one) => <Time at={one.createdAt} /> },
            { title: t('people.own.seen'), render: (_, one) => <Time at={one.seenAt} /> },
            {
              title: '',
              render: (_, one) =>
                one.current ? (
                  <StatusTag meaning="ok">{t('people.own.here')}</StatusTag>
                ) : (
                  <Button danger size="small" onClick={() => end(one.id)}>
                    {t('people.own.end')}
                  </Button>
                ),
            },
          ]}
        />
      )}
    </section>
  );
}
