import { Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { newId } from '#ui/kit/new-id.ts';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { KeptNotice } from '../../../contract/index.ts';
import { directory, useHome, usePick, useRenew } from '../shared/client.tsx';

interface NoticeFormProps {
  /** Null for a new one. */
  readonly notice: KeptNotice | null;
  readonly onClose: () => void;
}

/** Writes a notice; it is published by an act of its own. */
export function NoticeForm({ notice, onClose }: NoticeFormProps) {
  const { t } = useText();
  const pick = usePick();
  const home = useHome();
  const renew = useRenew();
  const act = useAct();
  const [key] = useState(newId);
  const [title, setTitle] = useState(notice?.title ?? '');
  const [body, setBody] = useState(notice?.body ?? '');
  const [villageIds, setVillages] = useState<string[]>([...(notice?.villageIds ?? [])]);
  const [validUntil, setUntil] = useState(notice?.validUntil ?? null);
  const save = async (): Promise<void> => {
    const given = { title, body, villageIds, validUntil };
    const done = await act.run(async () =>
      notice
        ? directory.changeNotice({
            params: { noticeId: notice.id },
            body: { ...given, version: notice.version },
          })
        : directory.addNotice({ body: given }, { idempotencyKey: key }),
    );
    await renew();
    if (done) onClose();
  };
  return (
    <Modal
      open
      width={640}
      title={t('directory.note.form')}
      okText={t('directory.form.save')}
      cancelText={t('directory.form.cancel')}
      okButtonProps={{
        loading: act.busy,
        disabled: title.trim().length < 2 || body.trim().length < 2,
      }}
      onOk={() => void save()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label={t('directory.note.title')} htmlFor="notice-title">
          <Input
            id="notice-title"
            maxLength={80}
            value={title}
            onChange={({ target }) => setTitle(target.value)}
          />
        </Form.Item>
        <Form.Item label={t('directory.note.body')} htmlFor="notice-body">
          <Input.TextArea
            id="notice-body"
            autoSize={{ minRows: 5 }}
            maxLength={4000}
            value={body}
            onChange={({ target }) => setBody(target.value)}
          />
        </Form.Item>
        <Form.Item
          label={t('directory.note.villages')}
          htmlFor="notice-villages"
          extra={t('directory.note.villagesHint')}
        >
          <Select
            id="notice-villages"
            mode="multiple"
            value={villageIds}
            onChange={setVillages}
            options={(home.data?.villages ?? []).map(({ id, nameZh, nameEn }) => ({
              value: id,
              label: pick(nameZh, nameEn),
            }))}
          />
        </Form.Item>
        <Form.Item label={t('directory.note.validUntil')} htmlFor="notice-until">
          <Input
            id="notice-until"
            type="date"
            value={validUntil ?? ''}
            onChange={({ target }) => setUntil(target.value || null)}
          />
        </Form.Item>
      </Form>
      <ErrorNotice error={act.error} />
    </Modal>
  );
}
