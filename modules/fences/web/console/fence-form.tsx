import { App, Checkbox, Input, InputNumber, Select, Switch } from 'antd';
import { FormActs } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { type FenceEvent, fenceEvents } from '../../contract.ts';
import { CornerTable } from './corner-table.tsx';
import { type Draft, inputOf } from './drafts.ts';
import { ScopeFields } from './scope-fields.tsx';
import { fences, useRenew } from './use-fences.ts';
import { WindowFields } from './window-fields.tsx';

interface FenceFormProps {
  readonly draft: Draft;
  readonly onDraft: (draft: Draft | null) => void;
}

/** Everything of a fence besides its shape on the map; the shape as numbers too. */
export function FenceForm({ draft, onDraft }: FenceFormProps) {
  const { t } = useText();
  const set = (change: Partial<Draft>): void => onDraft({ ...draft, ...change });
  return (
    <section className="dk-card fence-form" aria-label={t('fences.form')}>
      <h2>{draft.id ? draft.name : t('fences.add')}</h2>
      <label className="fence-field">
        {t('fences.name')}
        <Input
          maxLength={40}
          value={draft.name}
          onChange={({ target }) => set({ name: target.value })}
        />
      </label>
      <CornerTable ring={draft.ring} onChange={(ring) => set({ ring })} />
      <WatchFields draft={draft} onChange={set} />
      <WindowFields windows={draft.windows} onChange={(windows) => set({ windows })} />
      <ScopeFields draft={draft} onChange={set} />
      <label className="dk-row">
        <Switch checked={draft.enabled} onChange={(enabled) => set({ enabled })} />
        {t('fences.enabled')}
      </label>
      <Acts draft={draft} onClose={() => onDraft(null)} />
    </section>
  );
}

function WatchFields({
  draft,
  onChange,
}: {
  draft: Draft;
  onChange: (change: Partial<Draft>) => void;
}) {
  const { t } = useText();
  const { watch, dwellSeconds, speedLimitKmh } = draft;
  const choose = (chosen: FenceEvent[]): void =>
    onChange({
      watch: chosen,
      dwellSeconds: chosen.includes('dwell') ? (dwellSeconds ?? 1800) : null,
      speedLimitKmh: chosen.includes('speed') ? (speedLimitKmh ?? 30) : null,
    });
  return (
    <fieldset className="fence-fieldset">
      <legend>{t('fences.watch')}</legend>
      <Checkbox.Group<FenceEvent>
        value={[...watch]}
        onChange={choose}
        options={fenceEvents.map((value) => ({ value, label: t(`fences.event.${value}`) }))}
      />
      {dwellSeconds !== null && (
        <label className="dk-row">
          {t('fences.dwellFor')}
          <InputNumber<number>
            min={1}
            max={10_080}
            precision={0}
            aria-label={t('fences.dwellFor')}
            value={Math.round(dwellSeconds / 60)}
            suffix={t('fences.minutes')}
            onChange={(minutes) => onChange({ dwellSeconds: (minutes ?? 30) * 60 })}
          />
        </label>
      )}
      {speedLimitKmh !== null && (
        <label className="dk-row">
          {t('fences.speedOver')}
          <InputNumber<number>
            min={5}
            max={150}
            aria-label={t('fences.speedOver')}
            value={speedLimitKmh}
            suffix="km/h"
            onChange={(limit) => onChange({ speedLimitKmh: limit ?? 30 })}
          />
        </label>
      )}
      <label className="dk-row">
        {t('fences.buffer')}
        <InputNumber<number>
          min={0}
          max={500}
          aria-label={t('fences.buffer')}
          value={draft.leaveBufferMetres}
          suffix={t('fences.metres')}
          onChange={(metres) => onChange({ leaveBufferMetres: metres ?? 0 })}
        />
      </label>
      <label className="dk-row">
        {t('fences.alarm')}
        <Select<string>
          className="fence-select"
          aria-label={t('fences.alarm')}
          value={draft.severity ?? 'none'}
          onChange={(value) =>
            onChange({ severity: value === 'none' ? null : (value as Draft['severity']) })
          }
          options={['none', 'notice', 'warning', 'urgent'].map((value) => ({
            value,
            label: t(`fences.severity.${value}`),
          }))}
        />
      </label>
    </fieldset>
  );
}

function Acts({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const { t } = useText();
  const { message } = App.useApp();
  const renew = useRenew();
  const done = (): void => {
    void message.success(t('fences.saved'));
    onClose();
  };
  const { id, version } = draft;
  const save = async (): Promise<unknown> => {
    const body = inputOf(draft);
    if (id) return fences.save({ params: { fenceId: id }, body: { ...body, version } });
    return fences.add({ body });
  };
  const remove = id
    ? async (): Promise<unknown> => fences.remove({ params: { fenceId: id }, query: { version } })
    : undefined;
  return (
    <FormActs
      words={{
        save: t('fences.save'),
        cancel: t('fences.cancel'),
        remove: t('fences.remove'),
        sure: t('fences.sure'),
      }}
      isReady={draft.name.trim() !== '' && draft.ring.length >= 3}
      onSave={save}
      onRemove={remove}
      renew={renew}
      onDone={done}
      onCancel={onClose}
    />
  );
}
