import { useQuery } from '@tanstack/react-query';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice, StatusTag } from '#ui/kit/status-tag.tsx';
import type { Meaning } from '#ui/tokens/tokens.ts';
import type { ChannelStatus } from '../../contract/index.ts';
import { ManageNav } from './own-nav.tsx';
import { messages } from './use-messages.ts';
import './messages.css';

const meanings: Readonly<Record<ChannelStatus['state'], Meaning | 'neutral'>> = {
  on: 'ok',
  simulated: 'notice',
  faulty: 'urgent',
  off: 'neutral',
};

/** Whether each way out of the house works, and what is wrong with its settings. */
export default function ChannelsPage() {
  const { t } = useText();
  const channels = useQuery({
    queryKey: ['messages', 'channels'],
    queryFn: async () => messages.channels({}),
    refetchInterval: 30_000,
  });
  return (
    <>
      <PageHead title={t('messages.menu.channels')} lead={t('messages.channels.lead')} />
      <ManageNav />
      {channels.isPending && <Loading lines={6} />}
      {channels.isError && (
        <ErrorState error={channels.error} onRetry={() => void channels.refetch()} />
      )}
      <div className="messages-cards">
        {channels.data?.items.map((one) => (
          <Channel key={one.channel} one={one} />
        ))}
      </div>
    </>
  );
}

function Channel({ one }: { one: ChannelStatus }) {
  const { t, locale } = useText();
  return (
    <section className="dk-card">
      <header className="messages-card-head">
        <h2>{locale === 'zh' ? one.labelZh : one.labelEn}</h2>
        <StatusTag meaning={meanings[one.state]}>{t(`messages.channels.${one.state}`)}</StatusTag>
      </header>
      {one.faults.map(({ name, problem }) => (
        <Notice key={name} meaning="urgent" title={name}>
          <p>{problem}</p>
        </Notice>
      ))}
      <dl className="messages-facts dk-number">
        <dt>{t('messages.channels.lastSent')}</dt>
        <dd>{one.lastSentAt ? <Time at={one.lastSentAt} /> : '—'}</dd>
        <dt>{t('messages.channels.waiting')}</dt>
        <dd>{one.waiting}</dd>
        <dt>{t('messages.channels.failed')}</dt>
        <dd>{one.failed}</dd>
        {one.channel === 'sms' && (
          <>
            <dt>{t('messages.channels.withoutCode')}</dt>
            <dd>{one.templatesWithoutCode}</dd>
          </>
        )}
      </dl>
    </section>
  );
}
