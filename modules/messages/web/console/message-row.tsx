import { useNavigate } from 'react-router';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { InboxMessage } from '../../contract/index.ts';
import { consolePath, useMarkRead } from './use-messages.ts';
import './messages.css';

interface MessageRowProps {
  readonly message: InboxMessage;
  /** Two lines at most, for the bell. */
  readonly short?: boolean;
  readonly onOpened?: () => void;
}

/** One message of the inbox; opening it marks it read and goes where it leads. */
export function MessageRow({ message, short = false, onOpened }: MessageRowProps) {
  const { t } = useText();
  const navigate = useNavigate();
  const markRead = useMarkRead();
  const open = (): void => {
    if (!message.readAt) markRead.mutate([message.id]);
    const path = consolePath(message.link);
    if (path) void navigate(path);
    else if (message.link.startsWith('/')) window.open(message.link, '_blank', 'noopener');
    onOpened?.();
  };
  return (
    <button
      type="button"
      className={message.readAt ? 'messages-row' : 'messages-row messages-unread'}
      onClick={open}
    >
      <span className="messages-row-head">
        {message.urgency === 'urgent' && (
          <StatusTag meaning="urgent">{t('messages.urgency.urgent')}</StatusTag>
        )}
        {message.urgency === 'important' && (
          <StatusTag meaning="warning">{t('messages.urgency.important')}</StatusTag>
        )}
        <strong>{message.subject || message.body.slice(0, 24)}</strong>
        {!message.readAt && <span className="zs-hidden">{t('messages.inbox.unread')}</span>}
        <Time at={message.createdAt} />
      </span>
      <span className={short ? 'messages-row-body messages-clamp' : 'messages-row-body'}>
        {message.body}
      </span>
    </button>
  );
}
