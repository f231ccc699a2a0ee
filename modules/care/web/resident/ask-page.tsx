import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { formatYuan } from '#platform/money/index.ts';
import { createClient, isSignedOut } from '#ui/api/index.ts';
import {
  Button,
  Choice,
  ErrorNotice,
  ErrorState,
  faultAt,
  LinkButton,
  Loading,
  Notice,
  ProveFirst,
  serverNow,
  TextArea,
  TextField,
  useText,
} from '#ui/index.ts';
import { newId } from '#ui/kit/new-id.ts';
import { useParams } from '#ui/router/index.ts';
import { api, type Service } from '../../contract/index.ts';
import './care.css';

const care = createClient(api);
const dayMs = 86_400_000;
const shanghaiMs = 8 * 3_600_000;
const dayIn = (days: number): string =>
  new Date(serverNow().getTime() + shanghaiMs + days * dayMs).toISOString().slice(0, 10);
const hours = ['08:00', '09:00', '10:00', '11:00', '11:30', '15:00', '17:00'] as const;

/** Asks for a meal or home care: what, when, a word. */
export default function AskPage() {
  const { t } = useText();
  const services = useQuery({
    queryKey: ['care', 'services'],
    queryFn: async () => care.services({}),
    retry: (_count, error) => !isSignedOut(error),
  });
  return (
    <>
      <h1>{t('care.ask.title')}</h1>
      {services.isPending && <Loading lines={6} />}
      {services.isError && isSignedOut(services.error) && (
        <ProveFirst>{t('care.signIn')}</ProveFirst>
      )}
      {services.isError && !isSignedOut(services.error) && (
        <ErrorState error={services.error} onRetry={() => void services.refetch()} />
      )}
      {services.data && <AskForm services={services.data.items.filter(({ active }) => active)} />}
    </>
  );
}

function useAsk() {
  const queries = useQueryClient();
  const { elderId } = useParams();
  const [key] = useState(newId);
  return useMutation({
    mutationFn: async (wish: {
      serviceCode: string;
      day: string;
      time: string;
      again: boolean;
      words: string;
    }) => {
      const [hour = '0', minute = '0'] = wish.time.split(':');
      const body = {
        serviceCode: wish.serviceCode,
        day: wish.day,
        minute: Number(hour) * 60 + Number(minute),
        words: wish.words,
        ...(wish.again ? { weekdays: [1, 2, 3, 4, 5] } : {}),
        ...(elderId ? { elderId } : {}),
      };
      return care.ownRequest({ body }, { idempotencyKey: key });
    },
    onSuccess: async () => queries.invalidateQueries({ queryKey: ['care', 'own'] }),
  });
}

function AskForm({ services }: { services: readonly Service[] }) {
  const { t, locale } = useText();
  const ask = useAsk();
  const [serviceCode, setService] = useState<string | null>(null);
  const [day, setDay] = useState(() => dayIn(1));
  const [time, setTime] = useState<(typeof hours)[number]>('11:30');
  const [again, setAgain] = useState<'once' | 'workdays'>('once');
  const [words, setWords] = useState('');
  if (ask.data)
    return (
      <Notice meaning="ok" title={t('care.ask.sent')}>
        <p>{t('care.ask.sentText', { number: ask.data.caseNumber })}</p>
        <LinkButton to="/care" kind="primary">
          {t('care.ask.back')}
        </LinkButton>
      </Notice>
    );
  const hintOf = (service: Service): string => {
    const hint = (locale === 'en' && service.hintEn) || service.hintZh;
    const price =
      service.priceFen === 0 ? t('care.ask.free') : formatYuan(service.priceFen, locale);
    return `${hint} · ${price}`;
  };
  const isMeal = services.find(({ code }) => code === serviceCode)?.kind === 'meal';
  return (
    <>
      <Choice
        label={t('care.ask.what')}
        value={serviceCode}
        onChange={setService}
        options={services.map((service) => ({
          value: service.code,
          label: (locale === 'en' && service.nameEn) || service.nameZh,
          hint: hintOf(service),
        }))}
      />
      <TextField
        label={t('care.ask.day')}
        type="date"
        min={dayIn(0)}
        max={dayIn(60)}
        value={day}
        error={faultAt(ask.error, '/day')}
        onChange={({ target }) => setDay(target.value)}
      />
      <Choice
        label={t('care.ask.time')}
        columns={3}
        value={time}
        onChange={setTime}
        options={hours.map((value) => ({ value, label: value }))}
      />
      {isMeal && (
        <Choice
          label={t('care.ask.again')}
          columns={2}
          value={again}
          onChange={setAgain}
          options={(['once', 'workdays'] as const).map((value) => ({
            value,
            label: t(`care.ask.${value}`),
          }))}
        />
      )}
      <TextArea
        label={t('care.ask.words')}
        optional
        limit={500}
        rows={3}
        value={words}
        onChange={({ target }) => setWords(target.value)}
      />
      <ErrorNotice error={ask.error} />
      <Button
        kind="primary"
        wide
        icon="send"
        busy={ask.isPending}
        disabled={!serviceCode || !day}
        onClick={() =>
          ask.mutate({
            serviceCode: serviceCode ?? '',
            day,
            time,
            again: isMeal && again === 'workdays',
            words,
          })
        }
      >
        {t('care.ask.send')}
      </Button>
    </>
  );
}
