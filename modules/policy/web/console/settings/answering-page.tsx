import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Switch } from 'antd';
import { useState } from 'react';
import type { Reply } from '#platform/contract/index.ts';
import { PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice, ErrorState, Loading } from '#ui/kit/states.tsx';
import { Notice } from '#ui/kit/status-tag.tsx';
import type { api } from '../../../contract/index.ts';
import { policy, useRenew } from '../shared/client.ts';
import { Places } from '../shared/places.tsx';
import '../shared/policy.css';

type Settings = Reply<(typeof api)['operations']['answering']>;

/** The outside language model: off unless a town connects one. */
export default function AnsweringPage() {
  const { t } = useText();
  const settings = useQuery({
    queryKey: ['policy', 'answering'],
    queryFn: async () => policy.answering({}),
  });
  return (
    <>
      <PageHead title={t('policy.answering.title')} lead={t('policy.answering.lead')} />
      <Places />
      {settings.isPending && <Loading lines={4} />}
      {settings.isError && (
        <ErrorState error={settings.error} onRetry={() => void settings.refetch()} />
      )}
      {settings.data && <SettingsForm key={settings.data.version} given={settings.data} />}
    </>
  );
}

function SettingsForm({ given }: { given: Settings }) {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const [enabled, setEnabled] = useState(given.enabled);
  const [address, setAddress] = useState(given.address);
  const [model, setModel] = useState(given.model);
  const [key, setKey] = useState('');
  const [isSaved, setSaved] = useState(false);
  const save = async (): Promise<void> => {
    const body = { enabled, address, model, version: given.version, ...(key ? { key } : {}) };
    const done = await act.run(async () => policy.saveAnswering({ body }));
    setSaved(done);
    if (done) await renew();
  };
  return (
    <Form layout="vertical" className="dk-card policy-narrow" onFinish={() => void save()}>
      <Notice meaning="notice" title={t('policy.answering.whatTitle')}>
        <p>{t('policy.answering.what')}</p>
      </Notice>
      <Form.Item label={t('policy.answering.enabled')} htmlFor="answering-enabled">
        <Switch id="answering-enabled" checked={enabled} onChange={setEnabled} />
      </Form.Item>
      <Form.Item
        label={t('policy.answering.address')}
        htmlFor="answering-address"
        extra={t('policy.answering.addressHint')}
      >
        <Input
          id="answering-address"
          value={address}
          maxLength={300}
          placeholder="http://10.0.0.5:8000/v1"
          onChange={({ target }) => setAddress(target.value)}
        />
      </Form.Item>
      <Form.Item label={t('policy.answering.model')} htmlFor="answering-model">
        <Input
          id="answering-model"
          value={model}
          maxLength={100}
          onChange={({ target }) => setModel(target.value)}
        />
      </Form.Item>
      <Form.Item
        label={t('policy.answering.key')}
        htmlFor="answering-key"
        extra={t(given.hasKey ? 'policy.answering.keyKept' : 'policy.answering.keyNone')}
      >
        <Input.Password
          id="answering-key"
          autoComplete="off"
          value={key}
          maxLength={300}
          onChange={({ target }) => setKey(target.value)}
        />
      </Form.Item>
      <ErrorNotice error={act.error} />
      {isSaved && !act.error && <Notice meaning="ok" title={t('policy.answering.saved')} />}
      <Button type="primary" htmlType="submit" loading={act.busy}>
        {t('policy.words.save')}
      </Button>
    </Form>
  );
}
