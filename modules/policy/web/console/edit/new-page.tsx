import { Alert, Button, Form, Input } from 'antd';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { base64Of, OneFile, PageHead, useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { newId } from '#ui/kit/new-id.ts';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { PolicyContent } from '../../../contract/index.ts';
import { policy, useRenew } from '../shared/client.ts';
import { Places } from '../shared/places.tsx';
import '../shared/policy.css';

/** Begins a policy: from a file, from a pasted text, or from nothing. */
export default function NewPage() {
  const { t } = useText();
  const go = useNavigate();
  const renew = useRenew();
  const [code, setCode] = useState('');
  const [text, setText] = useState('');
  const [read, setRead] = useState<PolicyContent | null>(null);
  const [key] = useState(newId);
  const act = useAct();
  const readFile = async (file: File): Promise<void> => {
    await act.run(async () => {
      const base64 = await base64Of(file);
      setRead(await policy.readText({ body: { fileName: file.name, base64 } }));
    });
  };
  const readPasted = async (): Promise<void> => {
    await act.run(async () => setRead(await policy.readText({ body: { fileName: '', text } })));
  };
  const begin = async (): Promise<void> => {
    await act.run(async () => {
      if (!read) return;
      const { id } = await policy.create(
        { body: { code, content: read } },
        { idempotencyKey: key },
      );
      await renew();
      await go(`/policy/policies/${id}`);
    });
  };
  return (
    <>
      <PageHead title={t('policy.new.title')} lead={t('policy.new.lead')} />
      <Places />
      <div className="dk-stack policy-narrow">
        <section className="dk-card">
          <h2>{t('policy.new.source')}</h2>
          <OneFile area accept=".docx,.html,.htm,.txt" onFile={(file) => void readFile(file)}>
            <p>{t('policy.new.drop')}</p>
            <p className="dk-muted">{t('policy.new.dropHint')}</p>
          </OneFile>
          <Form layout="vertical" className="policy-paste">
            <Form.Item label={t('policy.new.paste')} htmlFor="policy-paste">
              <Input.TextArea
                id="policy-paste"
                rows={6}
                value={text}
                onChange={({ target }) => setText(target.value)}
              />
            </Form.Item>
            <Button
              disabled={text.trim() === ''}
              loading={act.busy}
              onClick={() => void readPasted()}
            >
              {t('policy.new.read')}
            </Button>
          </Form>
        </section>
        {read && (
          <section className="dk-card">
            <h2>{t('policy.new.found')}</h2>
            <Alert
              type="success"
              title={read.title}
              description={t('policy.new.foundText', {
                articles: read.articles.length,
                number: read.documentNumber || '—',
                day: read.effectiveOn ?? '—',
              })}
            />
            <Form layout="vertical" className="policy-paste" onFinish={() => void begin()}>
              <Form.Item
                label={t('policy.new.code')}
                htmlFor="policy-code"
                extra={t('policy.new.codeHint')}
              >
                <Input
                  id="policy-code"
                  maxLength={60}
                  value={code}
                  onChange={({ target }) => setCode(target.value.toLowerCase())}
                />
              </Form.Item>
              <Button
                type="primary"
                htmlType="submit"
                loading={act.busy}
                disabled={!/^[a-z0-9][a-z0-9-]+$/.test(code)}
              >
                {t('policy.new.begin')}
              </Button>
            </Form>
          </section>
        )}
        <ErrorNotice error={act.error} />
      </div>
    </>
  );
}
