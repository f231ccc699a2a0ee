import { useQuery } from '@tanstack/react-query';
import { Input, Segmented } from 'antd';
import { useState } from 'react';
import { matches, PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { SentMessage } from '../../contract/index.ts';
import { messages } from './use-messages.ts';
import './messages.css';

const kinds = ['sms', 'email', 'wecom', 'dingtalk'] as const;
type Kind = (typeof kinds)[number];

/** Demo only: phones with the messages that a real gateway would have delivered to them. */
export default function SimulatorPage() {
  const { t } = useText();
  const [kind, setKind] = useState<Kind>('sms');
  const [search, setSearch] = useState('');
  const sent = useQuery({
    queryKey: ['messages', 'simulator'],
    queryFn: async () => messages.simulator({ query: {} }),
    refetchInterval: 3000,
  });
  const ofKind = (sent.data?.items ?? []).filter((one) => one.channel === kind);
  const shown = ofKind.filter((one) => matches(search, one.recipientName, one.address, one.body));
  const phones = [...Map.groupBy(shown, (one) => `${one.recipientName} ${one.address}`)];
  return (
    <>
      <PageHead title={t('messages.simulator.title')} lead={t('messages.simulator.lead')} />
      <Notice meaning="notice" title={t('messages.simulator.notSent')}>
        <p>{t('messages.simulator.notSentText')}</p>
      </Notice>
      <div className="dk-tools">
        <Segmented<Kind>
          value={kind}
          onChange={setKind}
          options={kinds.map((value) => ({ value, label: t(`messages.channel.${value}`) }))}
        />
        <Input.Search
          className="dk-grow"
          style={{ maxWidth: 320 }}
          allowClear
          value={search}
          onChange={(event) => setSearch(event.target.value)}
          placeholder={t('messages.simulator.search')}
          aria-label={t('messages.simulator.search')}
        />
      </div>
      {sent.isPending && <Loading lines={8} />}
      {sent.isError && <ErrorState error={sent.error} onRetry={() => void sent.refetch()} />}
      {sent.data && phones.length === 0 && (
        <EmptyState icon="phone" title={t('messages.simulator.none')}>
          {t('messages.simulator.noneText')}
        </EmptyState>
      )}
      <div className="messages-phones">
        {phones.map(([key, items]) => (
          <Phone key={key} items={items} />
        ))}
      </div>
    </>
  );
}

function Phone({ items }: { items: readonly SentMessage[] }) {
  const first = items[0];
  if (!first) return null;
  return (
    <article className="messages-phone">
      <header>
        <strong>{first.recipientName}</strong>
        <span className="dk-muted dk-number">{first.address}</span>
      </header>
      <div>
        {items.map((one) => (
          <Bubble key={one.id} one={one} />
        ))}
      </div>
    </article>
  );
}

/** One message; a code to be typed is set out, so that it is found at a glance. */
function Bubble({ one }: { one: SentMessage }) {
  const code = one.template.includes('code') ? /\b\d{6}\b/.exec(one.body)?.[0] : undefined;
  const [before, after] = code ? one.body.split(code, 2) : [one.body, ''];
  return (
    <>
      <small className="messages-when">
        <Time at={one.sentAt ?? one.createdAt} />
      </small>
      <p className="messages-bubble">
        {one.channel === 'email' && one.subject && (
          <>
            <strong>{one.subject}</strong>
            <br />
          </>
        )}
        {before}
        {code && <b>{code}</b>}
        {after}
      </p>
    </>
  );
}
