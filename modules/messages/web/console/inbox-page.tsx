import { useInfiniteQuery } from '@tanstack/react-query';
import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { EmptyState, ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { MessageRow } from './message-row.tsx';
import { OwnNav } from './own-nav.tsx';
import { messages, useMarkRead } from './use-messages.ts';

/** All messages to the person who is signed in, newest first. */
export default function InboxPage() {
  const { t } = useText();
  const [unread, setUnread] = useState(false);
  const markRead = useMarkRead();
  const inbox = useInfiniteQuery({
    queryKey: ['messages', 'inbox', 'all', unread],
    queryFn: async ({ pageParam }) =>
      messages.inbox({
        query: {
          limit: 30,
          ...(unread ? { unread } : {}),
          ...(pageParam ? { cursor: pageParam } : {}),
        },
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor,
  });
  const items = inbox.data?.pages.flatMap((page) => page.items) ?? [];
  const unreadCount = inbox.data?.pages[0]?.unreadCount ?? 0;
  return (
    <>
      <PageHead title={t('messages.menu.inbox')}>
        <Button
          disabled={unreadCount === 0}
          loading={markRead.isPending}
          onClick={() => markRead.mutate(undefined)}
        >
          {t('messages.inbox.readAll')}
        </Button>
      </PageHead>
      <OwnNav />
      <div className="dk-tools">
        <Segmented
          value={unread ? 'unread' : 'all'}
          onChange={(value) => setUnread(value === 'unread')}
          options={[
            { value: 'all', label: t('messages.inbox.all') },
            { value: 'unread', label: t('messages.inbox.unreadCount', { count: unreadCount }) },
          ]}
        />
      </div>
      <ErrorNotice error={markRead.error} />
      {inbox.isPending && <Loading lines={8} />}
      {inbox.isError && <ErrorState error={inbox.error} onRetry={() => void inbox.refetch()} />}
      {inbox.data && items.length === 0 && (
        <EmptyState
          icon="mail"
          title={t(unread ? 'messages.inbox.allRead' : 'messages.inbox.none')}
        >
          {t('messages.inbox.noneText')}
        </EmptyState>
      )}
      {items.length > 0 && (
        <ul className="messages-list">
          {items.map((message) => (
            <li key={message.id}>
              <MessageRow message={message} />
            </li>
          ))}
        </ul>
      )}
      {inbox.hasNextPage && (
        <Button loading={inbox.isFetchingNextPage} onClick={() => void inbox.fetchNextPage()}>
          {t('messages.more')}
        </Button>
      )}
    </>
  );
}
