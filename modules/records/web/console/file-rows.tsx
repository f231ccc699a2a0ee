import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal, Table } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { EntityFile, MemberView } from '../../contract/shapes.ts';
import { dayWords, records, usePick } from './client.ts';

/** The rows of the departments; some of them can be taken out into a record of their own. */
export function FileRows({ file }: { readonly file: EntityFile }) {
  const { t } = useText();
  const pick = usePick();
  const mayReview = usePermission('records.review') && file.state === 'live';
  const [chosen, setChosen] = useState<string[]>([]);
  const [isSplitting, setSplitting] = useState(false);
  const canSplit = chosen.length > 0 && chosen.length < file.members.length;
  return (
    <section aria-label={t('records.file.rows')}>
      <div className="dk-head">
        <h2>{t('records.file.rowsCount', { count: file.members.length })}</h2>
        {mayReview && file.members.length > 1 && (
          <Button disabled={!canSplit} onClick={() => setSplitting(true)}>
            {t('records.file.split')}
          </Button>
        )}
      </div>
      <Table<MemberView>
        rowKey="id"
        size="small"
        dataSource={[...file.members]}
        pagination={file.members.length > 20 ? { pageSize: 20 } : false}
        scroll={{ x: 'max-content' }}
        {...(mayReview && file.members.length > 1
          ? {
              rowSelection: {
                selectedRowKeys: chosen,
                onChange: (keys: React.Key[]) => setChosen(keys.map(String)),
              },
            }
          : {})}
        columns={[
          {
            title: t('records.file.source'),
            render: (_, row) => (
              <>
                {pick(row.resourceZh, row.resourceEn)}
                <span className="rc-origin">{pick(row.roleZh, row.roleEn)}</span>
              </>
            ),
          },
          { title: t('records.field.name'), dataIndex: 'name' },
          {
            title: t('records.field.identityNumber'),
            className: 'rc-number',
            dataIndex: 'identityNumber',
          },
          { title: t('records.field.birthDate'), render: (_, row) => dayWords(row.birthDate) },
          { title: t('records.field.phone'), className: 'rc-number', dataIndex: 'phone' },
          { title: t('records.field.address'), dataIndex: 'address' },
          {
            title: t('records.file.more'),
            render: (_, { facts }) =>
              facts
                .map(({ field, value }) => `${t(`records.field.${field}`)} ${value}`)
                .join(' · '),
          },
          { title: t('records.updated'), render: (_, row) => <Time at={row.changedAt} /> },
        ]}
      />
      {isSplitting && (
        <SplitDialog file={file} memberIds={chosen} onClose={() => setSplitting(false)} />
      )}
    </section>
  );
}

interface SplitDialogProps {
  readonly file: EntityFile;
  readonly memberIds: readonly string[];
  readonly onClose: () => void;
}

function SplitDialog({ file, memberIds, onClose }: SplitDialogProps) {
  const { t } = useText();
  const queries = useQueryClient();
  const act = useAct();
  const [reason, setReason] = useState('');
  const split = async (): Promise<void> => {
    const body = { memberIds: [...memberIds], reason, version: file.version };
    const done = await act.run(async () => records.split({ params: { entityId: file.id }, body }));
    await queries.invalidateQueries({ queryKey: ['records'] });
    if (done) onClose();
  };
  return (
    <Modal
      open
      title={t('records.file.splitTitle', { count: memberIds.length })}
      okText={t('records.file.split')}
      cancelText={t('records.cancel')}
      confirmLoading={act.busy}
      okButtonProps={{ disabled: reason.trim() === '' }}
      onOk={() => void split()}
      onCancel={onClose}
    >
      <p>{t('records.file.splitText')}</p>
      <Input
        value={reason}
        maxLength={300}
        placeholder={t('records.reason')}
        aria-label={t('records.reason')}
        onChange={(event) => setReason(event.target.value)}
      />
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
