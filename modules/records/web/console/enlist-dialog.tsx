import { useQuery, useQueryClient } from '@tanstack/react-query';
import { Input, Modal, Radio } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice, Loading } from '#ui/kit/states.tsx';
import type { ListCode } from '../../contract/kinds.ts';
import { recordNumber, records } from './client.ts';

interface EnlistDialogProps {
  readonly code: ListCode;
  readonly onClose: () => void;
}

/** Looks a person up and puts them on a list by hand. */
export function EnlistDialog({ code, onClose }: EnlistDialogProps) {
  const { t } = useText();
  const queries = useQueryClient();
  const act = useAct();
  const [words, setWords] = useState('');
  const [entityId, setEntityId] = useState('');
  const [note, setNote] = useState('');
  const found = useQuery({
    queryKey: ['records', 'find', 'person', words],
    queryFn: async () => records.find({ body: { kind: 'person', words } }),
    enabled: words !== '',
  });
  const enlist = async (): Promise<void> => {
    const done = await act.run(async () =>
      records.enlist({ params: { code }, body: { entityId, note } }),
    );
    await queries.invalidateQueries({ queryKey: ['records'] });
    if (done) onClose();
  };
  return (
    <Modal
      open
      title={t('records.lists.addTitle', { list: t(`records.list.${code}`) })}
      okText={t('records.lists.add')}
      cancelText={t('records.cancel')}
      confirmLoading={act.busy}
      okButtonProps={{ disabled: entityId === '' }}
      onOk={() => void enlist()}
      onCancel={onClose}
    >
      <div className="dk-stack">
        <Input.Search
          allowClear
          maxLength={60}
          placeholder={t('records.searchPerson')}
          aria-label={t('records.searchPerson')}
          onSearch={(text) => setWords(text.trim())}
        />
        {found.isLoading && <Loading lines={2} />}
        {found.data?.items.length === 0 && <p className="dk-muted">{t('records.notFound')}</p>}
        <Radio.Group
          value={entityId}
          onChange={(event) => setEntityId(String(event.target.value))}
          options={(found.data?.items ?? []).map(({ id, number, name, identityNumber }) => ({
            value: id,
            label: `${recordNumber(number)} ${name} ${identityNumber}`,
          }))}
        />
        <Input
          value={note}
          maxLength={200}
          placeholder={t('records.lists.note')}
          aria-label={t('records.lists.note')}
          onChange={(event) => setNote(event.target.value)}
        />
        <ErrorNotice error={act.error ?? found.error} />
      </div>
    </Modal>
  );
}
