import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type Audience, audiences, type LayoutView } from '#modules/cockpit/contract/index.ts';
import { createClient } from '#ui/api/index.ts';
import { Button, ErrorNotice, Sheet, TextField, useText } from '#ui/index.ts';
import { navigate } from '#ui/router/index.ts';
import { named } from '../titles.ts';
import { Select } from './select.tsx';
import { contentOf } from './use-draft.ts';

const cockpit = createClient(api);

/** A layout of one's own: for whom, for which place, begun from one that is there. */
export function NewLayout(props: { layouts: readonly LayoutView[]; onClose: () => void }) {
  const { layouts, onClose } = props;
  const { t, locale } = useText();
  const [audience, setAudience] = useState<Audience>('village');
  const [name, setName] = useState('');
  const [place, setPlace] = useState('');
  const [from, setFrom] = useState('village');
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<unknown>(null);
  const villages = useQuery({
    queryKey: ['cockpit', 'villages'],
    queryFn: async () => (await cockpit.board({ query: {} })).children,
  });
  const create = async (): Promise<void> => {
    const base = layouts.find(({ code }) => code === from);
    if (!base) return;
    const code = `own-${crypto.randomUUID().slice(0, 8)}`;
    setBusy(true);
    try {
      const placeCode = audience === 'village' ? place : '';
      const content = { ...contentOf(base), nameZh: name, nameEn: '', audience, placeCode };
      await cockpit.createLayout({ body: { code, content } });
      navigate(`/arrange/${code}`);
    } catch (fault) {
      setError(fault);
      setBusy(false);
    }
  };
  return (
    <Sheet
      title={t('cockpit.layouts.new')}
      open
      onClose={onClose}
      actions={
        <Button
          kind="primary"
          busy={busy}
          disabled={name.trim() === ''}
          onClick={() => void create()}
        >
          {t('cockpit.layouts.create')}
        </Button>
      }
    >
      <ErrorNotice error={error} />
      <TextField
        label={t('cockpit.arrange.nameZh')}
        value={name}
        maxLength={40}
        onChange={({ target }) => setName(target.value)}
      />
      <Select
        label={t('cockpit.layouts.audience')}
        value={audience}
        options={audiences.map((value) => ({ value, label: t(`cockpit.audience.${value}`) }))}
        onChange={setAudience}
      />
      {audience === 'village' && (
        <Select
          label={t('cockpit.layouts.place')}
          value={place}
          none={t('cockpit.layouts.allPlaces')}
          options={(villages.data ?? []).map((one) => ({
            value: one.code,
            label: named(one, locale),
          }))}
          onChange={setPlace}
        />
      )}
      <Select
        label={t('cockpit.layouts.from')}
        value={from}
        options={layouts.map((one) => ({ value: one.code, label: named(one, locale) }))}
        onChange={setFrom}
      />
    </Sheet>
  );
}
