import { Badge, Button, Popover } from 'antd';
import { useState } from 'react';
import { Link } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { EmptyState, ErrorNotice, Loading } from '#ui/kit/states.tsx';
import { MessageRow } from './message-row.tsx';
import { useMarkRead, useNewest } from './use-messages.ts';

/** The bell of the top bar: unread count, the newest messages, the way to all of them. */
export default function Bell() {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  const newest = useNewest();
  const unread = newest.data?.unreadCount ?? 0;
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={setOpen}
      content={<Newest newest={newest} onClose={() => setOpen(false)} />}
    >
      <Badge count={unread} size="small" offset={[-6, 6]}>
        <Button
          type="text"
          icon={<Icon name="bell" size={22} />}
          aria-label={t('messages.bell.label', { count: unread })}
        />
      </Badge>
    </Popover>
  );
}

interface NewestProps {
  readonly newest: ReturnType<typeof useNewest>;
  readonly onClose: () => void;
}

function Newest({ newest, onClose }: NewestProps) {
  const { t } = useText();
  const markRead = useMarkRead();
  const items = newest.data?.items ?? [];
  return (
    <div className="messages-bell">
      <div className="messages-bell-head">
        <strong>{t('messages.menu.inbox')}</strong>
        <Button
          type="link"
          size="small"
          disabled={!newest.data?.unreadCount}
          loading={markRead.isPending}
          onClick={() => markRead.mutate(undefined)}
        >
          {t('messages.inbox.readAll')}
        </Button>
      </div>
      <ErrorNotice error={markRead.error ?? newest.error} />
      {newest.isPending && <Loading />}
      {newest.data && items.length === 0 && (
        <EmptyState icon="bell" title={t('messages.inbox.none')} />
      )}
      {items.map((message) => (
        <MessageRow key={message.id} message={message} short onOpened={onClose} />
      ))}
      <div className="messages-bell-foot">
        <Link to="/messages/inbox" onClick={onClose}>
          {t('messages.bell.all')}
        </Link>
        <Link to="/messages/preferences" onClick={onClose}>
          {t('messages.menu.preferences')}
        </Link>
      </div>
    </div>
  );
}
