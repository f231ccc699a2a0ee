import { Button, Checkbox, Form, Input, Modal, Select } from 'antd';
import { useState } from 'react';
import { useAct } from '#ui/desk/index.ts';
import { serverNow } from '#ui/i18n/clock.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { DeskAct, DeskActInput, DeskApplication } from '../../../contract/index.ts';
import { services, useRenew } from '../shared/client.ts';

/** What the desk can do now: one main act, the others beside it. */
export function DeskActs({ application }: { application: DeskApplication }) {
  const { t } = useText();
  const [open, setOpen] = useState<DeskAct | null>(null);
  const act = useAct();
  const renew = useRenew();
  const { acts, id, version } = application;
  const send = async (name: DeskAct, input: Omit<DeskActInput, 'version'>): Promise<void> => {
    const params = { applicationId: id, act: name };
    const done = await act.run(async () =>
      services.deskAct(
        { params, body: { version, ...input } },
        { idempotencyKey: `${name}-${id}-${version}` },
      ),
    );
    if (done) setOpen(null);
    await renew();
  };
  if (acts.length === 0) return null;
  const [main] = acts;
  return (
    <section className="dk-card">
      <h2>{t('services.desk.now')}</h2>
      <p className="dk-muted">{t(`services.desk.lead.${application.stage}`)}</p>
      {!open && <ErrorNotice error={act.error} />}
      <div className="dk-row">
        {acts.map((name) => (
          <Button
            key={name}
            type={name === main ? 'primary' : 'default'}
            danger={name === 'refuse' || name === 'decline'}
            loading={act.busy && !open}
            onClick={() => (name === 'accept' ? void send(name, {}) : setOpen(name))}
          >
            {t(`services.act.${name}`)}
          </Button>
        ))}
      </div>
      {open && (
        <ActDialog
          key={open}
          name={open}
          application={application}
          busy={act.busy}
          error={act.error}
          onCancel={() => {
            act.clear();
            setOpen(null);
          }}
          onSend={(input) => void send(open, input)}
        />
      )}
    </section>
  );
}

interface ActDialogProps {
  readonly name: DeskAct;
  readonly application: DeskApplication;
  readonly busy: boolean;
  readonly error: unknown;
  readonly onCancel: () => void;
  readonly onSend: (input: Omit<DeskActInput, 'version'>) => void;
}

const usualDays = 10;
const dayMs = 86_400_000;

/** The end of a day in Shanghai. */
const endOfDay = (day: string): string => new Date(`${day}T18:00:00+08:00`).toISOString();
const dayLater = (days: number): string =>
  new Date(serverNow().getTime() + days * dayMs + 8 * 3_600_000).toISOString().slice(0, 10);

function ActDialog({ name, application, busy, error, onCancel, onSend }: ActDialogProps) {
  const { t } = useText();
  const [words, setWords] = useState('');
  const [remedy, setRemedy] = useState(application.remedyUsual);
  const [until, setUntil] = useState(() => dayLater(usualDays));
  const [keys, setKeys] = useState<string[]>([]);
  const [way, setWay] = useState(application.delivery);
  const isRefusal = name === 'refuse' || name === 'decline';
  const submit = (): void =>
    onSend({
      words,
      ...(isRefusal ? { remedy } : {}),
      ...(name === 'askSupplement' ? { until: endOfDay(until), keys } : {}),
      ...(name === 'deliver' ? { way } : {}),
    });
  return (
    <Modal
      open
      title={t(`services.act.${name}`)}
      okText={t(`services.act.${name}`)}
      cancelText={t('services.cancel')}
      okButtonProps={{ danger: isRefusal }}
      confirmLoading={busy}
      onCancel={onCancel}
      onOk={submit}
    >
      <Form layout="vertical">
        {name === 'askSupplement' && (
          <Form.Item label={t('services.desk.keys')}>
            <Checkbox.Group
              className="svc-keys"
              value={keys}
              onChange={setKeys}
              options={application.questions.map((one) => ({ value: one.key, label: one.titleZh }))}
            />
          </Form.Item>
        )}
        <Form.Item
          label={t(`services.words.${name}`)}
          htmlFor="act-words"
          extra={t('services.words.seen')}
        >
          <Input.TextArea
            id="act-words"
            rows={3}
            maxLength={1000}
            value={words}
            onChange={({ target }) => setWords(target.value)}
          />
        </Form.Item>
        {isRefusal && (
          <Form.Item label={t('services.fact.remedy')} htmlFor="act-remedy">
            <Input.TextArea
              id="act-remedy"
              rows={3}
              maxLength={1000}
              value={remedy}
              onChange={({ target }) => setRemedy(target.value)}
            />
          </Form.Item>
        )}
        {name === 'askSupplement' && (
          <Form.Item
            label={t('services.fact.until')}
            htmlFor="act-until"
            extra={t('services.desk.pauses')}
          >
            <Input
              id="act-until"
              type="date"
              min={dayLater(1)}
              value={until}
              onChange={({ target }) => setUntil(target.value)}
            />
          </Form.Item>
        )}
        {name === 'deliver' && (
          <Form.Item label={t('services.fact.delivery')}>
            <Select
              aria-label={t('services.fact.delivery')}
              value={way}
              onChange={setWay}
              options={application.deliveries.map((one) => ({
                value: one,
                label: t(`services.delivery.${one}`),
              }))}
            />
          </Form.Item>
        )}
        <ErrorNotice error={error} />
      </Form>
    </Modal>
  );
}
