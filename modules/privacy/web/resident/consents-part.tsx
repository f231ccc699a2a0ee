import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import {
  Button,
  Card,
  Choice,
  ErrorNotice,
  ErrorState,
  Loading,
  StatusTag,
  TextField,
  useText,
} from '#ui/index.ts';
import type { ConsentInput, ConsentRow } from '../../contract/index.ts';
import { privacy, usePick } from './client.ts';
import { ListenButton } from './listen-button.tsx';

/** What was agreed to: one button gives, the same button takes back. */
export function ConsentsPart() {
  const { t } = useText();
  const consents = useQuery({
    queryKey: ['privacy', 'consents'],
    queryFn: async () => privacy.ownConsents({}),
  });
  const [under14, setUnder14] = useState<'no' | 'yes'>('no');
  return (
    <Card title={t('privacy.consents.title')}>
      <p className="zs-hint">{t('privacy.consents.lead')}</p>
      {consents.isPending && <Loading lines={4} />}
      {consents.isError && (
        <ErrorState error={consents.error} onRetry={() => void consents.refetch()} />
      )}
      {consents.data && (
        <>
          <Choice
            label={t('privacy.consents.age')}
            columns={2}
            value={under14}
            onChange={setUnder14}
            options={[
              { value: 'no', label: t('privacy.consents.over14') },
              { value: 'yes', label: t('privacy.consents.under14') },
            ]}
          />
          {consents.data.items.map((row) => (
            <Consent key={row.purpose} row={row} isChild={under14 === 'yes'} />
          ))}
        </>
      )}
    </Card>
  );
}

function Consent({ row, isChild }: { row: ConsentRow; isChild: boolean }) {
  const { t } = useText();
  const pick = usePick();
  const queries = useQueryClient();
  const [guardian, setGuardian] = useState('');
  const save = useMutation({
    mutationFn: async (body: ConsentInput) =>
      privacy.consent({ params: { purpose: row.purpose }, body }),
    onSuccess: () => queries.invalidateQueries({ queryKey: ['privacy', 'consents'] }),
  });
  const isGiven = row.given && !row.outdated;
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    const name = guardian.trim();
    save.mutate({
      given: !isGiven,
      noticeVersion: row.noticeVersion,
      under14: isChild,
      ...(name ? { guardian: { name, relation: 'guardian' } } : {}),
    });
  };
  const text = pick(row.textZh, row.textEn);
  return (
    <form className="pv-consent" onSubmit={submit}>
      <h3>
        {pick(row.titleZh, row.titleEn)}{' '}
        <StatusTag meaning={isGiven ? 'ok' : 'neutral'}>
          {t(isGiven ? 'privacy.consents.given' : 'privacy.consents.notGiven')}
        </StatusTag>
      </h3>
      <p>{text}</p>
      <ListenButton text={text} />
      {row.outdated && <p>{t('privacy.consents.outdated')}</p>}
      {isChild && !isGiven && (
        <TextField
          label={t('privacy.consents.guardian')}
          value={guardian}
          maxLength={50}
          onChange={(event) => setGuardian(event.target.value)}
        />
      )}
      <ErrorNotice error={save.error} />
      <Button type="submit" kind="secondary" wide busy={save.isPending}>
        {t(isGiven ? 'privacy.consents.withdraw' : 'privacy.consents.give')}
      </Button>
    </form>
  );
}
