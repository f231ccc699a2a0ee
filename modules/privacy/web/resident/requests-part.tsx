import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import {
  Button,
  Card,
  Choice,
  ErrorNotice,
  ErrorState,
  faultAt,
  Loading,
  StatusTag,
  TextArea,
  Time,
  useText,
} from '#ui/index.ts';
import type { OwnRequest } from '../../contract/index.ts';
import { type RequestKind, requestKinds } from '../../contract/requests.ts';
import { privacy, useOwnRequests } from './client.ts';

/** Correct, erase, restrict, explain: asked for here, answered by a deadline. */
export function RequestsPart() {
  const { t } = useText();
  const requests = useOwnRequests();
  return (
    <Card title={t('privacy.requests.title')}>
      {requests.isPending && <Loading lines={3} />}
      {requests.isError && (
        <ErrorState error={requests.error} onRetry={() => void requests.refetch()} />
      )}
      {requests.data?.items.map((request) => (
        <Request key={request.id} request={request} />
      ))}
      <RequestForm />
      <details className="pv-section">
        <summary>{t('privacy.requests.limits')}</summary>
        <p>{t('privacy.requests.limitsText')}</p>
      </details>
    </Card>
  );
}

function RequestForm() {
  const { t } = useText();
  const queries = useQueryClient();
  const [kind, setKind] = useState<RequestKind | null>(null);
  const [words, setWords] = useState('');
  const send = useMutation({
    mutationFn: async (body: { kind: RequestKind; words: string }) => privacy.request({ body }),
    onSuccess: async () => {
      setKind(null);
      setWords('');
      await queries.invalidateQueries({ queryKey: ['privacy', 'requests'] });
    },
  });
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (kind) send.mutate({ kind, words });
  };
  return (
    <form onSubmit={submit} noValidate>
      <Choice
        label={t('privacy.requests.what')}
        value={kind}
        onChange={setKind}
        options={requestKinds.map((value) => ({
          value,
          label: t(`privacy.requests.kind.${value}`),
          hint: t(`privacy.requests.hint.${value}`),
        }))}
      />
      {kind && (
        <>
          <TextArea
            label={t('privacy.requests.words')}
            limit={1000}
            rows={3}
            value={words}
            error={faultAt(send.error, '/words')}
            onChange={(event) => setWords(event.target.value)}
          />
          <ErrorNotice error={send.error} />
          <Button type="submit" wide busy={send.isPending}>
            {t('privacy.requests.send')}
          </Button>
        </>
      )}
    </form>
  );
}

const meanings = {
  received: 'notice',
  waiting: 'notice',
  done: 'ok',
  refused: 'warning',
  withdrawn: 'neutral',
} as const;

function Request({ request }: { request: OwnRequest }) {
  const { t } = useText();
  const queries = useQueryClient();
  const { id, kind, state, answer, exception } = request;
  const withdraw = useMutation({
    mutationFn: async () => privacy.withdrawRequest({ params: { requestId: id } }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['privacy', 'requests'] }),
  });
  const isOpen = state === 'received' || state === 'waiting';
  return (
    <section className="pv-request">
      <p>
        <strong>{t(`privacy.requests.kind.${kind}`)}</strong>{' '}
        <StatusTag meaning={meanings[state]}>{t(`privacy.requests.state.${state}`)}</StatusTag>
      </p>
      {isOpen && (
        <p className="zs-hint">
          {t('privacy.requests.due')} <Time at={request.dueAt} />
        </p>
      )}
      {exception && <p>{t(`privacy.exception.${exception}`)}</p>}
      {answer && <p>{answer}</p>}
      <ErrorNotice error={withdraw.error} />
      {isOpen && (
        <Button kind="quiet" busy={withdraw.isPending} onClick={() => withdraw.mutate()}>
          {t('privacy.requests.withdraw')}
        </Button>
      )}
    </section>
  );
}
