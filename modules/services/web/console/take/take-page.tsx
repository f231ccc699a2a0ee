import { useQuery } from '@tanstack/react-query';
import { Button, Form, Input, Select } from 'antd';
import { useState } from 'react';
import { useLocation, useNavigate, useSearchParams } from 'react-router';
import { ForResident, PageHead, useAct } from '#ui/desk/index.ts';
import { Time } from '#ui/i18n/time.tsx';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { newId } from '#ui/kit/new-id.ts';
import { EmptyState, ErrorNotice, ErrorState, faultAt, Loading } from '#ui/kit/states.tsx';
import {
  type Answer,
  type Answers,
  type Delivery,
  type ItemView,
  questionsOf,
  type Receipt,
} from '../../../contract/index.ts';
import { paperPath, services, usePick, useRenew } from '../shared/client.ts';
import { QuestionInput } from './question-input.tsx';
import '../shared/desk.css';

/**
 * Taking an application down at the window. With `?for=` of an open session of assistance it is handed in for that
 * resident; without, for whoever stands there, whose name, phone and consent are written down.
 */
export default function TakePage() {
  const { t } = useText();
  const pick = usePick();
  const [search, setSearch] = useSearchParams();
  const code = search.get('item') ?? '';
  const personId = search.get('for');
  const { state } = useLocation() as { state: unknown };
  const items = useQuery({
    queryKey: ['services', 'items'],
    queryFn: async () => services.items({ query: {} }),
  });
  const choose = (item: string): void =>
    setSearch({ item, ...(personId ? { for: personId } : {}) }, { state });
  return (
    <>
      <PageHead
        title={t('services.menu.take')}
        lead={t(personId ? 'services.take.leadFor' : 'services.take.lead')}
      />
      <ForResident />
      {items.isPending && <Loading lines={3} />}
      {items.isError && <ErrorState error={items.error} onRetry={() => void items.refetch()} />}
      {items.data && (
        <div className="dk-stack">
          <section className="dk-card">
            <Form layout="vertical">
              <Form.Item label={t('services.take.item')} htmlFor="take-item">
                <Select
                  id="take-item"
                  showSearch={{ optionFilterProp: 'label' }}
                  value={code || null}
                  placeholder={t('services.take.choose')}
                  onChange={(item: string) => choose(item)}
                  options={items.data.items
                    .filter(({ online }) => online)
                    .map((item) => ({ value: item.code, label: pick(item.titleZh, item.titleEn) }))}
                />
              </Form.Item>
            </Form>
          </section>
          {code ? (
            <OneItem key={code} code={code} personId={personId} />
          ) : (
            <EmptyState icon="edit" title={t('services.take.none')}>
              {t('services.take.noneText')}
            </EmptyState>
          )}
        </div>
      )}
    </>
  );
}

function OneItem({ code, personId }: { code: string; personId: string | null }) {
  const item = useQuery({
    queryKey: ['services', 'item', code],
    queryFn: async () => services.item({ params: { code } }),
  });
  const [receipt, setReceipt] = useState<Receipt | null>(null);
  if (item.isPending) return <Loading lines={8} />;
  if (item.isError) return <ErrorState error={item.error} onRetry={() => void item.refetch()} />;
  if (receipt) return <Printed receipt={receipt} />;
  return <Paper item={item.data} personId={personId} onDone={setReceipt} />;
}

interface Who {
  readonly name: string;
  readonly phone: string;
  readonly consent: 'signature' | 'card' | 'recording';
}

/** Hands it in: for the resident of the session, or for who stands at the window. */
async function handIn(
  item: ItemView,
  personId: string | null,
  given: { who: Who; answers: Answers; delivery: Delivery; key: string },
): Promise<Receipt> {
  const { who, answers, delivery, key } = given;
  if (!personId) {
    const body = { itemCode: item.code, ...who, answers, delivery };
    return services.takeDown({ body }, { idempotencyKey: key });
  }
  const onBehalfOf = personId;
  const begun = await services.beginDraft(
    { params: { code: item.code }, body: {} },
    { onBehalfOf },
  );
  const params = { draftId: begun.id };
  const draft = await services.saveDraft(
    { params, body: { answers, version: begun.version } },
    { onBehalfOf },
  );
  return services.submit(
    { params, body: { delivery, version: draft.version } },
    { onBehalfOf, idempotencyKey: key },
  );
}

interface PaperProps {
  readonly item: ItemView;
  readonly personId: string | null;
  readonly onDone: (receipt: Receipt) => void;
}

function Paper({ item, personId, onDone }: PaperProps) {
  const { t } = useText();
  const act = useAct();
  const renew = useRenew();
  const [answers, setAnswers] = useState<Answers>({});
  const [who, setWho] = useState<Who>({ name: '', phone: '', consent: 'signature' });
  const [delivery, setDelivery] = useState<Delivery>(item.content.deliveries[0] ?? 'pickUp');
  const [key] = useState(newId);
  const { form } = item.content;
  if (!form) return null;
  const change = (name: string) => (value: Answer) =>
    setAnswers((all) => ({ ...all, [name]: value }));
  const send = async (): Promise<void> => {
    await act.run(async () => {
      onDone(await handIn(item, personId, { who, answers, delivery, key }));
      await renew();
    });
  };
  return (
    <Form layout="vertical" className="dk-card" onFinish={() => void send()}>
      {!personId && <WhoFields who={who} onChange={setWho} error={act.error} />}
      <div className="svc-form">
        {questionsOf(form, answers).map((question) => (
          <QuestionInput
            key={question.key}
            question={question}
            value={answers[question.key]}
            onChange={change(question.key)}
            error={faultAt(act.error, `/answers/${question.key}`)}
          />
        ))}
        <Form.Item label={t('services.fact.delivery')} htmlFor="take-delivery">
          <Select
            id="take-delivery"
            value={delivery}
            onChange={setDelivery}
            options={item.content.deliveries.map((one) => ({
              value: one,
              label: t(`services.delivery.${one}`),
            }))}
          />
        </Form.Item>
      </div>
      <ErrorNotice error={act.error} />
      <div className="dk-row">
        <Button type="primary" htmlType="submit" loading={act.busy}>
          {t('services.take.send')}
        </Button>
        <Button href={paperPath(item.code)} target="_blank" icon={<Icon name="print" />}>
          {t('services.desk.paper')}
        </Button>
      </div>
    </Form>
  );
}

const consents = ['signature', 'card', 'recording'] as const;

function WhoFields({
  who,
  onChange,
  error,
}: {
  who: Who;
  onChange: (who: Who) => void;
  error: unknown;
}) {
  const { t } = useText();
  const fault = faultAt(error, '/phone');
  return (
    <div className="svc-form">
      <Form.Item label={t('services.take.name')} htmlFor="take-name" required>
        <Input
          id="take-name"
          maxLength={50}
          value={who.name}
          onChange={({ target }) => onChange({ ...who, name: target.value })}
        />
      </Form.Item>
      <Form.Item
        label={t('services.take.phone')}
        htmlFor="take-phone"
        extra={t('services.take.phoneHint')}
        {...(fault === null ? {} : { validateStatus: 'error' as const })}
      >
        <Input
          id="take-phone"
          maxLength={30}
          value={who.phone}
          onChange={({ target }) => onChange({ ...who, phone: target.value })}
        />
      </Form.Item>
      <Form.Item
        label={t('services.take.consent')}
        htmlFor="take-consent"
        extra={t('services.take.consentHint')}
      >
        <Select
          id="take-consent"
          value={who.consent}
          onChange={(consent: Who['consent']) => onChange({ ...who, consent })}
          options={consents.map((one) => ({ value: one, label: t(`services.consent.${one}`) }))}
        />
      </Form.Item>
    </div>
  );
}

/** The receipt, in large print to take home. */
function Printed({ receipt }: { receipt: Receipt }) {
  const { t } = useText();
  const pick = usePick();
  const go = useNavigate();
  return (
    <section className="dk-card svc-receipt">
      <h2>{t('services.take.done')}</h2>
      <p>{pick(receipt.itemTitleZh, receipt.itemTitleEn)}</p>
      <p>
        {t('services.take.number')} <strong>{receipt.number}</strong>
      </p>
      <p>
        {pick(receipt.departmentZh, receipt.departmentEn)} {receipt.departmentPhone}
      </p>
      {receipt.dueAt && (
        <p>
          {t('services.take.due')} <Time at={receipt.dueAt} />
        </p>
      )}
      <div className="dk-row">
        <Button type="primary" icon={<Icon name="print" />} onClick={() => print()}>
          {t('services.desk.print')}
        </Button>
        <Button onClick={() => void go(`/services/applications/${receipt.id}`)}>
          {t('services.take.open')}
        </Button>
      </div>
    </section>
  );
}
