import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { api as peopleApi } from '#modules/people/contract.ts';
import { createClient } from '#ui/api/index.ts';
import { Button, ErrorNotice, faultAt, TextField, useText, useToast } from '#ui/index.ts';
import { navigate, useSearchParams } from '#ui/router/index.ts';
import { noteProvedPhone } from './own-reports.ts';

const people = createClient(peopleApi);
const codeLength = 6;
const phoneLength = 11;

/** Proves a phone with a code sent to it: the only sign-in residents need. */
export default function PhonePage() {
  const { t } = useText();
  const [phone, setPhone] = useState('');
  const [tried, setTried] = useState(false);
  const request = useMutation({
    mutationFn: async () => people.requestPhoneCode({ body: { phone: phone.trim() } }),
  });
  const short = phone.replace(/\D/g, '').length < phoneLength;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!short) request.mutate();
  };
  return (
    <>
      <h1>{t('reports.phone.title')}</h1>
      <p>{t('reports.phone.lead')}</p>
      <form onSubmit={submit} noValidate>
        <TextField
          label={t('reports.phone.number')}
          type="tel"
          inputMode="tel"
          autoComplete="tel"
          maxLength={30}
          value={phone}
          error={tried && short ? t('reports.phone.needNumber') : faultAt(request.error, '/phone')}
          onChange={(event) => setPhone(event.target.value)}
        />
        <ErrorNotice error={request.error} />
        <Button
          type="submit"
          kind={request.data ? 'secondary' : 'primary'}
          wide
          busy={request.isPending}
        >
          {t(request.data ? 'reports.phone.again' : 'reports.phone.send')}
        </Button>
      </form>
      {request.data && <CodeForm key={request.data.codeId} {...request.data} />}
    </>
  );
}

function CodeForm({ codeId, validSeconds }: { codeId: string; validSeconds: number }) {
  const { t } = useText();
  const say = useToast();
  const queries = useQueryClient();
  const [query] = useSearchParams();
  const [code, setCode] = useState('');
  const digits = code.replace(/\D/g, '');
  const confirm = useMutation({
    mutationFn: async () => people.confirmPhoneCode({ body: { codeId, code: digits } }),
    onSuccess: async (me) => {
      noteProvedPhone(me.person.phone);
      await queries.invalidateQueries({ queryKey: ['reports', 'mine'] });
      say(t('reports.phone.done'));
      navigate(backOf(query.get('back')), { replace: true });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (digits.length === codeLength) confirm.mutate();
  };
  return (
    <form onSubmit={submit} noValidate className="rp-code">
      <p role="status">
        {t('reports.phone.sent', { minutes: Math.max(1, Math.round(validSeconds / 60)) })}
      </p>
      <TextField
        label={t('reports.phone.code')}
        inputMode="numeric"
        autoComplete="one-time-code"
        // biome-ignore lint/a11y/noAutofocus: the person has just asked for this code.
        autoFocus
        maxLength={12}
        value={code}
        onChange={(event) => setCode(event.target.value)}
      />
      <ErrorNotice error={confirm.error} />
      <Button
        type="submit"
        kind="primary"
        wide
        busy={confirm.isPending}
        disabled={digits.length !== codeLength}
      >
        {t('reports.phone.confirm')}
      </Button>
    </form>
  );
}

/** Only paths of this app; anything else leads to one's reports. */
function backOf(path: string | null): string {
  return path && /^\/(?![/\\])/.test(path) ? path : '/mine';
}
