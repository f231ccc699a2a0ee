import { App, Button, Input, InputNumber, Select } from 'antd';
import { FormActs } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import type { RouteInput } from '../../contract.ts';
import { useFleet, useRenew, vehicles } from './use-vehicles.ts';

/** A route while it is drawn. */
export interface RouteDraft extends RouteInput {
  /** Empty: a new one. */
  readonly id: string;
  readonly version: number;
}

/** A new route. */
export const freshRoute: RouteDraft = {
  id: '',
  version: 0,
  name: '',
  line: [],
  points: [],
  bufferMetres: 25,
  thingIds: [],
  weekdays: [],
};

interface RouteFormProps {
  readonly draft: RouteDraft;
  readonly onDraft: (draft: RouteDraft | null) => void;
}

/** Everything of a route besides its line on the map. */
export function RouteForm({ draft, onDraft }: RouteFormProps) {
  const { t } = useText();
  const fleet = useFleet();
  const set = (change: Partial<RouteDraft>): void => onDraft({ ...draft, ...change });
  return (
    <section className="dk-card dk-stack" aria-label={t('vehicles.routes.form')}>
      <h2>{draft.id ? draft.name : t('vehicles.routes.add')}</h2>
      <label className="vehicle-field">
        {t('vehicles.routes.name')}
        <Input
          maxLength={40}
          value={draft.name}
          onChange={({ target }) => set({ name: target.value })}
        />
      </label>
      <p className="dk-muted">{t('vehicles.routes.lineHint', { count: draft.line.length })}</p>
      <label className="vehicle-field">
        {t('vehicles.menu')}
        <Select<string[]>
          mode="multiple"
          aria-label={t('vehicles.menu')}
          value={draft.thingIds}
          onChange={(thingIds) => set({ thingIds })}
          options={(fleet.data?.items ?? []).map((one) => ({
            value: one.thingId,
            label: one.name,
          }))}
        />
      </label>
      <label className="vehicle-field">
        {t('vehicles.routes.weekdays')}
        <Select<number[]>
          mode="multiple"
          aria-label={t('vehicles.routes.weekdays')}
          placeholder={t('vehicles.routes.everyDay')}
          value={draft.weekdays}
          onChange={(weekdays) => set({ weekdays })}
          options={[1, 2, 3, 4, 5, 6, 0].map((value) => ({
            value,
            label: t(`vehicles.weekday.${value}`),
          }))}
        />
      </label>
      <label className="vehicle-field">
        {t('vehicles.routes.buffer')}
        <InputNumber<number>
          min={5}
          max={200}
          value={draft.bufferMetres}
          suffix={t('vehicles.metres')}
          onChange={(metres) => set({ bufferMetres: metres ?? 25 })}
        />
      </label>
      <Points draft={draft} onChange={set} />
      <Acts draft={draft} onClose={() => onDraft(null)} />
    </section>
  );
}

interface PointsProps {
  readonly draft: RouteDraft;
  readonly onChange: (change: Partial<RouteDraft>) => void;
}

/** Points to be served; a new one stands at the last corner of the line. */
function Points({ draft, onChange }: PointsProps) {
  const { t } = useText();
  const { points, line } = draft;
  const last = line.at(-1);
  const rename = (index: number, name: string): void =>
    onChange({ points: points.map((one, at) => (at === index ? { ...one, name } : one)) });
  return (
    <fieldset className="vehicle-fieldset">
      <legend>{t('vehicles.routes.points')}</legend>
      {points.map(({ name }, index) => (
        // A point may have any name while it is typed; its place is what it is known by.
        // biome-ignore lint/suspicious/noArrayIndexKey: see above
        <div key={index} className="dk-row">
          <Input
            className="vehicle-point"
            maxLength={40}
            aria-label={t('vehicles.routes.point', { number: index + 1 })}
            value={name}
            onChange={({ target }) => rename(index, target.value)}
          />
          <Button
            type="text"
            icon={<Icon name="trash" />}
            aria-label={t('vehicles.routes.removePoint', { number: index + 1 })}
            onClick={() => onChange({ points: points.filter((_, at) => at !== index) })}
          />
        </div>
      ))}
      <Button
        size="small"
        icon={<Icon name="plus" />}
        disabled={!last}
        onClick={() => {
          if (!last) return;
          const name = t('vehicles.routes.point', { number: points.length + 1 });
          onChange({ points: [...points, { name, position: last }] });
        }}
      >
        {t('vehicles.routes.addPoint')}
      </Button>
    </fieldset>
  );
}

function Acts({ draft, onClose }: { draft: RouteDraft; onClose: () => void }) {
  const { t } = useText();
  const { message } = App.useApp();
  const renew = useRenew();
  const done = (): void => {
    void message.success(t('vehicles.saved'));
    onClose();
  };
  const { id, version, ...body } = draft;
  const save = async (): Promise<unknown> =>
    id
      ? vehicles.saveRoute({ params: { routeId: id }, body: { ...body, version } })
      : vehicles.addRoute({ body });
  const remove = async (): Promise<unknown> =>
    vehicles.removeRoute({ params: { routeId: id }, query: { version } });
  return (
    <FormActs
      words={{
        save: t('vehicles.save'),
        cancel: t('vehicles.cancel'),
        remove: t('vehicles.remove'),
        sure: t('vehicles.routes.sure'),
      }}
      isReady={draft.name.trim() !== '' && draft.line.length >= 2}
      onSave={save}
      onRemove={id ? remove : undefined}
      renew={renew}
      onDone={done}
      onCancel={onClose}
    />
  );
}
