import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { Button, Input, Select } from 'antd';
import { useDeferredValue, useState } from 'react';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorState, Loading } from '#ui/kit/states.tsx';
import type { SentMessage } from '../../contract/index.ts';
import { LogTable } from './log-table.tsx';
import { messages } from './use-messages.ts';

const channels = ['sms', 'wecom', 'dingtalk', 'email'] as const;
const states = ['queued', 'sending', 'sent', 'retrying', 'refused', 'givenUp'] as const;

interface Filter {
  readonly channel?: SentMessage['channel'];
  readonly state?: SentMessage['state'];
  readonly phone?: string;
}

/** What left the house, with every attempt. */
export default function LogPage() {
  const { t } = useText();
  const [filter, setFilter] = useState<Filter>({});
  const asked = useDeferredValue(filter);
  const log = useInfiniteQuery({
    queryKey: ['messages', 'log', asked],
    queryFn: async ({ pageParam }) =>
      messages.log({ query: { limit: 50, ...asked, ...(pageParam ? { cursor: pageParam } : {}) } }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
    placeholderData: keepPreviousData,
  });
  const items = log.data?.pages.flatMap((page) => page.items) ?? [];
  return (
    <>
      <PageHead title={t('messages.menu.log')} lead={t('messages.log.lead')}>
        <Button
          icon={<Icon name="refresh" />}
          loading={log.isRefetching}
          onClick={() => void log.refetch()}
        >
          {t('messages.log.refresh')}
        </Button>
      </PageHead>
      <Filters filter={filter} onChange={setFilter} />
      {log.isPending && <Loading lines={8} />}
      {log.isError && <ErrorState error={log.error} onRetry={() => void log.refetch()} />}
      {log.data && items.length === 0 && (
        <EmptyState icon="send" title={t('messages.log.none')}>
          {t('messages.log.noneText')}
        </EmptyState>
      )}
      {items.length > 0 && <LogTable items={items} loading={log.isPlaceholderData} />}
      {log.hasNextPage && (
        <p>
          <Button loading={log.isFetchingNextPage} onClick={() => void log.fetchNextPage()}>
            {t('messages.more')}
          </Button>
        </p>
      )}
    </>
  );
}

function Filters({ filter, onChange }: { filter: Filter; onChange: (filter: Filter) => void }) {
  const { t } = useText();
  const turn = <K extends keyof Filter>(key: K, value: Filter[K] | null | undefined): void => {
    const { [key]: _, ...rest } = filter;
    onChange(value ? { ...rest, [key]: value } : rest);
  };
  return (
    <div className="dk-tools">
      <Input.Search
        allowClear
        style={{ width: 220 }}
        value={filter.phone ?? ''}
        onChange={(event) => turn('phone', event.target.value.trim())}
        placeholder={t('messages.log.phone')}
        aria-label={t('messages.log.phone')}
      />
      <Select
        allowClear
        style={{ width: 160 }}
        value={filter.channel ?? null}
        onChange={(value) => turn('channel', value)}
        placeholder={t('messages.log.allChannels')}
        aria-label={t('messages.log.channel')}
        options={channels.map((value) => ({ value, label: t(`messages.channel.${value}`) }))}
      />
      <Select
        allowClear
        style={{ width: 160 }}
        value={filter.state ?? null}
        onChange={(value) => turn('state', value)}
        placeholder={t('messages.log.allStates')}
        aria-label={t('messages.log.state')}
        options={states.map((value) => ({ value, label: t(`messages.state.${value}`) }))}
      />
    </div>
  );
}
