import { useQueryClient } from '@tanstack/react-query';
import { Form, Input, Modal, Progress, Select } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { FileChoice, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { noSchedule } from '../../../contract/source.ts';
import { intake, keys, sendFile, useResources, useSources } from '../shared/clients.ts';

/** A file for a resource: which one, and the file itself. */
export function UploadDialog({ onClose }: { onClose: () => void }) {
  const { t, locale } = useText();
  const go = useNavigate();
  const queries = useQueryClient();
  const resources = useResources();
  const sources = useSources();
  const act = useAct();
  const [resourceId, setResourceId] = useState<string | null>(null);
  const [title, setTitle] = useState('');
  const [file, setFile] = useState<File | null>(null);
  const [sent, setSent] = useState(0);
  const held = (resources.data ?? []).filter(({ kind }) => kind === 'held');
  const send = () =>
    act.run(async () => {
      if (!resourceId || !file) return;
      const known = sources.data?.find(
        (one) => one.kind === 'upload' && one.resourceId === resourceId,
      );
      const source =
        known ??
        (await intake.addSource({
          body: {
            resourceId,
            title: title || t('intake.upload.defaultSource'),
            kind: 'upload',
            settings: {},
            mode: 'merge',
            schedule: noSchedule,
          },
        }));
      const batch = await sendFile(source.id, file, setSent);
      await queries.invalidateQueries({ queryKey: keys.all });
      await go(`/intake/batches/${batch.id}`);
    });
  return (
    <Modal
      open
      title={t('intake.upload.title')}
      okText={t('intake.upload.send')}
      okButtonProps={{ disabled: !resourceId || !file, loading: act.busy }}
      onOk={() => void send()}
      onCancel={onClose}
    >
      <Form layout="vertical">
        <Form.Item label={t('intake.upload.resource')} required>
          <Select
            showSearch
            optionFilterProp="label"
            value={resourceId}
            loading={resources.isPending}
            placeholder={t('intake.upload.resourceHint')}
            onChange={setResourceId}
            options={held.map(({ id, titleZh, titleEn, ownerName }) => ({
              value: id,
              label: `${locale === 'en' ? titleEn || titleZh : titleZh} · ${ownerName}`,
            }))}
          />
        </Form.Item>
        {!sources.data?.some((one) => one.kind === 'upload' && one.resourceId === resourceId) && (
          <Form.Item label={t('intake.upload.source')} extra={t('intake.upload.sourceHint')}>
            <Input
              maxLength={60}
              value={title}
              onChange={(event) => setTitle(event.target.value)}
            />
          </Form.Item>
        )}
        <FileChoice drop accept=".csv,.txt,.tsv,.xlsx" file={file} onChange={setFile}>
          <p>
            <Icon name="upload" size={28} />
          </p>
          <p>{t('intake.upload.drop')}</p>
          <p className="dk-muted">{t('intake.upload.dropHint')}</p>
        </FileChoice>
        {act.busy && (
          <Progress percent={Math.round(sent * 100)} aria-label={t('intake.upload.send')} />
        )}
        <ErrorNotice error={act.error} />
      </Form>
    </Modal>
  );
}
