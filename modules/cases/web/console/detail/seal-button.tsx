import { useQueryClient } from '@tanstack/react-query';
import { App, Button, Form, Input, Modal } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { usePermission } from '#ui/session/index.ts';
import type { CaseRow } from '../../../contract/index.ts';
import { cases, keys } from '../shared/clients.ts';

/** Makes a case confidential or ends that, with a reason; for those who may. */
export function SealButton({ row }: { row: CaseRow }) {
  const { t } = useText();
  const [open, setOpen] = useState(false);
  if (!usePermission('cases.confidential')) return null;
  return (
    <div className="dk-row cs-seal">
      <Button size="small" icon={<Icon name="lock" size={14} />} onClick={() => setOpen(true)}>
        {t(row.sealed ? 'cases.seal.unseal' : 'cases.seal.seal')}
      </Button>
      {open && <SealDialog row={row} onClose={() => setOpen(false)} />}
    </div>
  );
}

function SealDialog({ row, onClose }: { row: CaseRow; onClose: () => void }) {
  const { t } = useText();
  const { message } = App.useApp();
  const queries = useQueryClient();
  const act = useAct();
  const [form] = Form.useForm<{ reason: string }>();
  const { id: caseId, version, sealed } = row;
  const save = async ({ reason }: { reason: string }): Promise<void> => {
    const done = await act.run(async () => {
      await cases.seal({ params: { caseId }, body: { sealed: !sealed, reason, version } });
    });
    await queries.invalidateQueries({ queryKey: keys.one(caseId) });
    if (!done) return;
    void message.success(t(sealed ? 'cases.seal.ended' : 'cases.seal.done'));
    onClose();
  };
  return (
    <Modal
      open
      title={t(sealed ? 'cases.seal.unseal' : 'cases.seal.seal')}
      okText={t(sealed ? 'cases.seal.unseal' : 'cases.seal.seal')}
      confirmLoading={act.busy}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <ErrorNotice error={act.error} />
      <p>{t(sealed ? 'cases.seal.unsealWhy' : 'cases.seal.sealWhy')}</p>
      <Form form={form} layout="vertical" onFinish={(values) => void save(values)}>
        <Form.Item
          name="reason"
          label={t('cases.seal.reason')}
          extra={t('cases.seal.reasonHint')}
          rules={[{ required: true, min: 2, message: t('cases.seal.needReason') }]}
        >
          <Input.TextArea rows={3} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
