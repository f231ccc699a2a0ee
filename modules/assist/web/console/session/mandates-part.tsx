import { App, Button, Drawer, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { type Photo, PhotoPicker } from '#ui/capture/index.ts';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Time } from '#ui/i18n/time.tsx';
import { newId } from '#ui/kit/new-id.ts';
import { ErrorNotice } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import { uploadFile } from '#ui/offline/index.ts';
import {
  type ActKind,
  mandateDays,
  type MandateView,
  type Relation,
  relations,
  type SessionView,
} from '../../../contract/index.ts';
import { assist, useRenew } from '../shared/client.ts';
import { KindsField } from '../shared/kinds-field.tsx';

/** Relatives who may act for the resident: given here in person or by a signed form, taken back at once. */
export function MandatesPart({ session }: { session: SessionView }) {
  const { t } = useText();
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="dk-card">
      <div className="dk-tools">
        <h2 className="dk-grow">{t('assist.proxy.acting')}</h2>
        <Button size="small" onClick={() => setOpen(true)}>
          {t('assist.proxy.add')}
        </Button>
      </div>
      {session.mandates.length === 0 && <p className="dk-muted">{t('assist.proxy.nobody')}</p>}
      <ul className="as-mandates">
        {session.mandates.map((one) => (
          <Mandate key={one.id} mandate={one} sessionId={session.id} />
        ))}
      </ul>
      <Drawer
        open={isOpen}
        onClose={() => setOpen(false)}
        size={480}
        destroyOnHidden
        title={t('assist.proxy.add')}
      >
        <MandateForm sessionId={session.id} onDone={() => setOpen(false)} />
      </Drawer>
    </section>
  );
}

function Mandate({ mandate, sessionId }: { mandate: MandateView; sessionId: string }) {
  const { t } = useText();
  const { modal } = App.useApp();
  const renew = useRenew();
  const act = useAct();
  const { agentName, relation, covers, state, untilAt } = mandate;
  const end = (): void => {
    void modal.confirm({
      title: t('assist.proxy.endTitle', { name: agentName }),
      content: t('assist.proxy.endText'),
      okText: t('assist.proxy.end'),
      okButtonProps: { danger: true },
      cancelText: t('assist.cancel'),
      onOk: async () => {
        const params = { sessionId, mandateId: mandate.id };
        await act.run(async () => assist.endAtDesk({ params }));
        await renew();
      },
    });
  };
  return (
    <li>
      <div>
        <strong>{agentName}</strong> {t(`assist.relation.${relation}`)}{' '}
        <StatusTag meaning={state === 'live' ? 'ok' : 'notice'}>
          {t(`assist.mandate.${state}`)}
        </StatusTag>
        <div className="dk-muted">
          {covers.map((kind) => t(`assist.kind.${kind}`)).join('、')} · {t('assist.proxy.until')}{' '}
          <Time at={untilAt} />
        </div>
        <ErrorNotice error={act.error} />
      </div>
      <Button size="small" danger onClick={end}>
        {t('assist.proxy.end')}
      </Button>
    </li>
  );
}

function MandateForm({ sessionId, onDone }: { sessionId: string; onDone: () => void }) {
  const { t } = useText();
  const renew = useRenew();
  const act = useAct();
  const [key] = useState(newId);
  const [agentName, setName] = useState('');
  const [agentPhone, setPhone] = useState('');
  const [relation, setRelation] = useState<Relation>('child');
  const [days, setDays] = useState<(typeof mandateDays)[number]>(30);
  const [covers, setCovers] = useState<ActKind[]>([]);
  const [form, setForm] = useState<readonly Photo[]>([]);
  const isWhole = agentName.trim() !== '' && agentPhone.trim() !== '' && covers.length > 0;
  const save = async (): Promise<void> => {
    const done = await act.run(async () => {
      const [paper] = form;
      const formFileId = paper ? await uploadFile({ ...paper, fields: {} }) : undefined;
      const body = {
        agentName: agentName.trim(),
        agentPhone: agentPhone.trim(),
        relation,
        days,
        covers,
        ...(formFileId ? { formFileId } : {}),
      };
      await assist.giveAtDesk({ params: { sessionId }, body }, { idempotencyKey: key });
      await renew();
    });
    if (done) onDone();
  };
  return (
    <Form layout="vertical" onFinish={() => void save()}>
      <Form.Item label={t('assist.proxy.agentName')} htmlFor="assist-agent-name">
        <Input
          id="assist-agent-name"
          value={agentName}
          maxLength={50}
          autoComplete="off"
          onChange={(event) => setName(event.target.value)}
        />
      </Form.Item>
      <Form.Item
        label={t('assist.proxy.agentPhone')}
        htmlFor="assist-agent-phone"
        extra={t('assist.proxy.agentPhoneHint')}
      >
        <Input
          id="assist-agent-phone"
          type="tel"
          value={agentPhone}
          maxLength={30}
          autoComplete="off"
          onChange={(event) => setPhone(event.target.value)}
        />
      </Form.Item>
      <Form.Item label={t('assist.proxy.relation')} htmlFor="assist-relation">
        <Select
          id="assist-relation"
          value={relation}
          onChange={setRelation}
          options={relations.map((value) => ({ value, label: t(`assist.relation.${value}`) }))}
        />
      </Form.Item>
      <KindsField label={t('assist.proxy.covers')} value={covers} onChange={setCovers} />
      <Form.Item label={t('assist.proxy.days')} htmlFor="assist-days">
        <Select
          id="assist-days"
          value={days}
          onChange={setDays}
          options={mandateDays.map((value) => ({ value, label: t(`assist.days.d${value}`) }))}
        />
      </Form.Item>
      <PhotoPicker
        label={t('assist.proxy.paper')}
        photos={form}
        onChange={(photos) => setForm(photos.slice(-1))}
      />
      <ErrorNotice error={act.error} />
      <Button type="primary" htmlType="submit" loading={act.busy} disabled={!isWhole}>
        {t('assist.proxy.save')}
      </Button>
    </Form>
  );
}
