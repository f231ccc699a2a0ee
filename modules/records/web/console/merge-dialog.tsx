import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice, Loading } from '#ui/kit/states.tsx';
import type { EntityFile } from '../../contract/shapes.ts';
import { recordNumber, records } from './client.ts';

interface MergeDialogProps {
  readonly file: EntityFile;
  readonly onClose: () => void;
}

/** Looks another record of the kind up and brings it into this one. */
export function MergeDialog({ file, onClose }: MergeDialogProps) {
  const { t } = useText();
  const queries = useQueryClient();
  const act = useAct();
  const [words, setWords] = useState('');
  const [otherId, setOtherId] = useState('');
  const [reason, setReason] = useState('');
  const found = useQuery({
    queryKey: ['records', 'find', file.kind, words],
    queryFn: async () => records.find({ body: { kind: file.kind, words } }),
    enabled: words !== '',
  });
  const others = (found.data?.items ?? []).filter(({ id }) => id !== file.id);
  const merge = async (): Promise<void> => {
    const body = { otherId, reason, version: file.version };
    const done = await act.run(async () => records.merge({ params: { entityId: file.id }, body }));
    await queries.invalidateQueries({ queryKey: ['records'] });
    if (done) onClose();
  };
  return (
    <Modal
      open
      title={t('records.merge.title', { number: recordNumber(file.number) })}
      okText={t('records.merge.confirm')}
      cancelText={t('records.cancel')}
      confirmLoading={act.busy}
      okButtonProps={{ disabled: otherId === '' || reason.trim() === '' }}
      onOk={() => void merge()}
      onCancel={onClose}
    >
      <div className="dk-stack">
        <Input.Search
          allowClear
          maxLength={60}
          placeholder={t(file.kind === 'person' ? 'records.searchPerson' : 'records.search')}
          aria-label={t('records.merge.find')}
          onSearch={(text) => setWords(text.trim())}
        />
        {found.isLoading && <Loading lines={2} />}
        {found.data && others.length === 0 && <p className="dk-muted">{t('records.notFound')}</p>}
        <Radio.Group
          value={otherId}
          onChange={(event) => setOtherId(String(event.target.value))}
          options={others.map(({ id, number, name, identityNumber, address }) => ({
            value: id,
            label: `${recordNumber(number)} ${name} ${identityNumber} ${address}`,
          }))}
        />
        <Input
          value={reason}
          maxLength={300}
          placeholder={t('records.reason')}
          aria-label={t('records.reason')}
          onChange={(event) => setReason(event.target.value)}
        />
        <ErrorNotice error={act.error ?? found.error} />
      </div>
    </Modal>
  );
}
