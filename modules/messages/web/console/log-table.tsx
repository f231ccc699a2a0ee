import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Table, type TableColumnsType, Tag } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { Meaning } from '#ui/tokens/tokens.ts';
import type { SentMessage } from '../../contract/index.ts';
import { messages } from './use-messages.ts';
import './messages.css';

const meanings: Readonly<Record<SentMessage['state'], Meaning | 'neutral'>> = {
  queued: 'neutral',
  sending: 'notice',
  sent: 'ok',
  retrying: 'warning',
  refused: 'urgent',
  givenUp: 'urgent',
  read: 'ok',
};

interface LogTableProps {
  readonly items: readonly SentMessage[];
  readonly loading: boolean;
}

/** Messages with their state; a row unfolds its text and attempts. */
export function LogTable({ items, loading }: LogTableProps) {
  const columns = useColumns();
  return (
    <Table
      rowKey="id"
      size="middle"
      columns={columns}
      dataSource={[...items]}
      loading={loading}
      pagination={false}
      scroll={{ x: 'max-content' }}
      expandable={{ expandedRowRender: (one) => <Attempts of={one} /> }}
    />
  );
}

function useColumns(): TableColumnsType<SentMessage> {
  const { t } = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const repeat = async (messageId: string): Promise<void> => {
    try {
      await messages.repeat({ params: { messageId } });
      void message.success(t('messages.log.repeated'));
    } catch (fault) {
      void message.error(fault instanceof Error ? fault.message : String(fault));
    }
    await queries.invalidateQueries({ queryKey: ['messages', 'log'] });
  };
  return [
    { title: t('messages.log.when'), render: (_, one) => <Time at={one.createdAt} /> },
    { title: t('messages.log.channel'), render: (_, one) => t(`messages.channel.${one.channel}`) },
    { title: t('messages.log.to'), dataIndex: 'recipientName' },
    { title: t('messages.log.address'), dataIndex: 'address', className: 'dk-number' },
    {
      title: t('messages.log.text'),
      width: 360,
      render: (_, one) => <span className="messages-clamp">{one.body}</span>,
    },
    {
      title: t('messages.log.state'),
      render: (_, one) => (
        <span className="dk-row">
          <StatusTag meaning={meanings[one.state]}>{t(`messages.state.${one.state}`)}</StatusTag>
          {one.simulated && <Tag>{t('messages.log.simulated')}</Tag>}
        </span>
      ),
    },
    {
      title: '',
      render: (_, one) =>
        (one.state === 'refused' || one.state === 'givenUp') && (
          <Button size="small" onClick={() => void repeat(one.id)}>
            {t('messages.log.repeat')}
          </Button>
        ),
    },
  ];
}

function Attempts({ of: one }: { of: SentMessage }) {
  const { t } = useText();
  return (
    <div className="dk-stack" style={{ maxWidth: 760 }}>
      <p className="messages-bubble">{one.body}</p>
      {one.lastError && <p className="messages-fault">{one.lastError}</p>}
      {one.nextAttemptAt && (
        <p>
          {t('messages.log.next')} <Time at={one.nextAttemptAt} />
        </p>
      )}
      <Table
        rowKey="attempt"
        size="small"
        pagination={false}
        dataSource={one.deliveries}
        locale={{ emptyText: t('messages.log.noAttempts') }}
        columns={[
          { title: t('messages.log.attempt'), dataIndex: 'attempt', align: 'right' },
          { title: t('messages.log.when'), render: (_, each) => <Time at={each.startedAt} /> },
          {
            title: t('messages.log.outcome'),
            render: (_, each) => t(`messages.outcome.${each.outcome}`),
          },
          { title: t('messages.log.reason'), render: (_, each) => each.reason || '—' },
        ]}
      />
    </div>
  );
}
