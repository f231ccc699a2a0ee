import { useQuery } from '@tanstack/react-query';
import { Drawer, Input, Select } from 'antd';
import { useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice, Loading } from '#ui/kit/states.tsx';
import { StatusTag } from '#ui/kit/status-tag.tsx';
import type { RightsRow, Why, WhyStep } from '../../../contract.ts';
import { people } from '../use-people.ts';
import { usePermissionOptions } from './permission-options.ts';

/** Why somebody may do something, or sees one thing, or not. */
export function WhyDrawer({ row, onClose }: { row: RightsRow; onClose: () => void }) {
  const { t } = useText();
  return (
    <Drawer
      open
      size={640}
      title={t('people.rights.whyTitle', { name: row.name })}
      onClose={onClose}
    >
      <div className="dk-stack">
        <WhyMay personId={row.personId} />
        <WhySees personId={row.personId} />
      </div>
    </Drawer>
  );
}

function WhyMay({ personId }: { personId: string }) {
  const { t } = useText();
  const options = usePermissionOptions();
  const [permission, setPermission] = useState<string | null>(null);
  const why = useQuery({
    queryKey: ['people', 'why', personId, permission],
    queryFn: async () => people.whyMay({ query: { personId, permission: permission ?? '' } }),
    enabled: permission !== null,
  });
  return (
    <section>
      <h3>{t('people.rights.mayAsk')}</h3>
      <Select
        style={{ width: '100%' }}
        showSearch={{ optionFilterProp: 'label' }}
        options={options}
        value={permission}
        onChange={setPermission}
        placeholder={t('people.rights.choose')}
        aria-label={t('people.rights.mayAsk')}
      />
      {why.isFetching && <Loading lines={3} />}
      {why.isError && <ErrorNotice error={why.error} />}
      {why.data && <Reasons why={why.data} />}
    </section>
  );
}

function WhySees({ personId }: { personId: string }) {
  const { t, locale } = useText();
  const [chosen, setChosen] = useState<string | null>(null);
  const [reference, setReference] = useState('');
  const subjects = useQuery({
    queryKey: ['people', 'whySubjects'],
    queryFn: async () => people.whySubjects({}),
  });
  const kind = chosen ?? subjects.data?.items[0]?.kind ?? '';
  const why = useQuery({
    queryKey: ['people', 'whySees', personId, kind, reference],
    queryFn: async () => people.whySees({ query: { personId, kind, reference } }),
    enabled: kind !== '' && reference !== '',
  });
  if (subjects.isError) return <ErrorNotice error={subjects.error} />;
  return (
    <section>
      <h3>{t('people.rights.seesAsk')}</h3>
      <div className="dk-row">
        <Select
          style={{ width: 140 }}
          options={(subjects.data?.items ?? []).map((one) => ({
            value: one.kind,
            label: locale === 'en' ? one.en : one.zh,
          }))}
          value={kind}
          onChange={setChosen}
          aria-label={t('people.rights.kind')}
        />
        <Input.Search
          style={{ width: 320 }}
          maxLength={60}
          enterButton={t('people.rights.ask')}
          onSearch={(text) => setReference(text.trim())}
          placeholder={t('people.rights.reference')}
          aria-label={t('people.rights.reference')}
        />
      </div>
      {why.isFetching && <Loading lines={3} />}
      {why.isError && <ErrorNotice error={why.error} />}
      {why.data && <Reasons why={why.data} />}
    </section>
  );
}

/** The answer, then what speaks for and against, in the order in which it is asked. */
function Reasons({ why }: { why: Why }) {
  const { t, locale } = useText();
  const wordOf = ({ holds }: WhyStep) =>
    t(`people.rights.${holds === null ? 'tells' : holds ? 'for' : 'against'}`);
  const meaningOf = ({ holds }: WhyStep) => (holds === null ? 'neutral' : holds ? 'ok' : 'warning');
  return (
    <>
      <p aria-live="polite">
        <strong>{locale === 'en' ? why.en : why.zh}</strong>
      </p>
      <ol className="people-reasons">
        {why.steps.map((step) => (
          <li key={step.en}>
            <StatusTag meaning={meaningOf(step)}>{wordOf(step)}</StatusTag>{' '}
            {locale === 'en' ? step.en : step.zh}
          </li>
        ))}
      </ol>
    </>
  );
}
