import { useQueryClient } from '@tanstack/react-query';
import { Button, Input, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { ActView, EntityFile } from '../../contract/shapes.ts';
import { recordNumber, records } from './client.ts';
import { MergeDialog } from './merge-dialog.tsx';

/** What was merged and split, by whom and why; each can be undone. */
export function FileActs({ file }: { readonly file: EntityFile }) {
  const { t } = useText();
  const mayReview = usePermission('records.review');
  const [isMerging, setMerging] = useState(false);
  const [undoing, setUndoing] = useState<ActView | null>(null);
  return (
    <section aria-label={t('records.file.history')}>
      <div className="dk-head">
        <h2>{t('records.file.history')}</h2>
        {mayReview && file.state === 'live' && (
          <Button onClick={() => setMerging(true)}>{t('records.file.merge')}</Button>
        )}
      </div>
      {file.acts.length === 0 && <p className="dk-muted">{t('records.file.noHistory')}</p>}
      <ul>
        {file.acts.map((act) => (
          <li key={act.id}>
            {t(`records.act.${act.kind}`, {
              count: act.moved,
              others: act.otherNumbers.map(recordNumber).join('、'),
            })}{' '}
            {act.undone && <StatusTag meaning="neutral">{t('records.act.undone')}</StatusTag>}
            <span className="rc-origin">
              {act.madeByName} <Time at={act.madeAt} /> {act.reason}
            </span>
            {mayReview && act.kind !== 'undo' && !act.undone && (
              <Button
                type="link"
                size="small"
                style={{ padding: 0 }}
                onClick={() => setUndoing(act)}
              >
                {t('records.act.undoIt')}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {isMerging && <MergeDialog file={file} onClose={() => setMerging(false)} />}
      {undoing && <UndoDialog act={undoing} onClose={() => setUndoing(null)} />}
    </section>
  );
}

function UndoDialog({ act: { id }, onClose }: { act: ActView; onClose: () => void }) {
  const { t } = useText();
  const queries = useQueryClient();
  const act = useAct();
  const [reason, setReason] = useState('');
  const undo = async (): Promise<void> => {
    const done = await act.run(async () =>
      records.undo({ params: { actId: id }, body: { reason } }),
    );
    await queries.invalidateQueries({ queryKey: ['records'] });
    if (done) onClose();
  };
  return (
    <Modal
      open
      title={t('records.act.undoTitle')}
      okText={t('records.act.undoIt')}
      cancelText={t('records.cancel')}
      confirmLoading={act.busy}
      okButtonProps={{ disabled: reason.trim() === '' }}
      onOk={() => void undo()}
      onCancel={onClose}
    >
      <p>{t('records.act.undoText')}</p>
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
