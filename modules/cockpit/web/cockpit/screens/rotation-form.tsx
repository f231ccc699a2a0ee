import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import {
  api,
  type PlaceView,
  type Rotation,
  type RotationView,
} from '#modules/cockpit/contract/index.ts';
import { createClient } from '#ui/api/index.ts';
import { Button, Choice, ErrorNotice, Sheet, TextField, useText } from '#ui/index.ts';
import { Select } from '../arrange/select.tsx';
import { named } from '../titles.ts';
import { rotationsKey, useSaving } from './use-saving.ts';

const cockpit = createClient(api);

/** A rotation: which boards, how long each, how the wall is read. */
export function RotationForm(props: { rotation: RotationView; onClose: () => void }) {
  const { rotation, onClose } = props;
  const { t } = useText();
  const { code, ...given } = rotation;
  const [input, setInput] = useState<Rotation>(given);
  const { busy, error, run } = useSaving(rotationsKey);
  const set = (next: Partial<Rotation>): void => setInput({ ...input, ...next });
  const then = (done: boolean): void => {
    if (done) onClose();
  };
  return (
    <Sheet
      title={rotation.nameZh || t('cockpit.screens.addRotation')}
      open
      onClose={onClose}
      actions={
        <>
          <Button
            kind="danger"
            onClick={() => void run(() => cockpit.removeRotation({ params: { code } })).then(then)}
          >
            {t('cockpit.layouts.remove')}
          </Button>
          <Button
            kind="primary"
            busy={busy}
            onClick={() =>
              void run(() => cockpit.saveRotation({ params: { code }, body: input })).then(then)
            }
          >
            {t('cockpit.arrange.save')}
          </Button>
        </>
      }
    >
      <ErrorNotice error={error} />
      <TextField
        label={t('cockpit.arrange.nameZh')}
        value={input.nameZh}
        onChange={({ target }) => set({ nameZh: target.value })}
      />
      <TextField
        label={t('cockpit.screens.seconds')}
        type="number"
        min={5}
        max={3600}
        value={input.everySeconds}
        onChange={({ target }) => set({ everySeconds: Number(target.value) })}
      />
      <Choice
        label={t('cockpit.menu.theme')}
        columns={2}
        value={input.theme}
        onChange={(theme) => set({ theme })}
        options={(['dark', 'light'] as const).map((value) => ({
          value,
          label: t(`cockpit.theme.${value}`),
        }))}
      />
      <Choice
        label={t('cockpit.menu.distance')}
        columns={3}
        value={input.distance}
        onChange={(distance) => set({ distance })}
        options={(['desk', 'room', 'wall'] as const).map((value) => ({
          value,
          label: t(`cockpit.distance.${value}`),
        }))}
      />
      <Stops stops={input.stops} onChange={(stops) => set({ stops })} />
    </Sheet>
  );
}

type Stop = Rotation['stops'][number];

function Stops(props: { stops: readonly Stop[]; onChange: (stops: Stop[]) => void }) {
  const { stops, onChange } = props;
  const { t, locale } = useText();
  const town = useQuery({
    queryKey: ['cockpit', 'board', '{}'],
    queryFn: () => cockpit.board({ query: {} }),
  });
  const places: readonly PlaceView[] = town.data ? [town.data.place, ...town.data.children] : [];
  const nameOf = (stop: Stop): string => {
    const found = places.find((one) =>
      stop.code === '' ? one.level === stop.level : one.code === stop.code,
    );
    return found ? named(found, locale) : stop.code;
  };
  const swap = (at: number): void => {
    const next = [...stops];
    const [one, other] = [next[at - 1], next[at]];
    if (!one || !other) return;
    next[at - 1] = other;
    next[at] = one;
    onChange(next);
  };
  return (
    <>
      <ol className="ck-stops" aria-label={t('cockpit.screens.stops')}>
        {stops.map((stop, at) => (
          <li key={`${stop.level} ${stop.code}`}>
            {nameOf(stop)}
            <span>
              <Button disabled={at === 0} onClick={() => swap(at)}>
                {t('cockpit.screens.up')}
              </Button>{' '}
              <Button
                disabled={stops.length === 1}
                onClick={() => onChange(stops.filter((one) => one !== stop))}
              >
                {t('cockpit.layouts.remove')}
              </Button>
            </span>
          </li>
        ))}
      </ol>
      <Select
        label={t('cockpit.screens.addStop')}
        value=""
        none={t('cockpit.screens.chooseStop')}
        options={places
          .filter(
            ({ code, level }) =>
              !stops.some(
                (stop) => stop.level === level && (stop.code === code || stop.code === ''),
              ),
          )
          .map((place) => ({ value: place.code, label: named(place, locale) }))}
        onChange={(wanted) => {
          const place = places.find(({ code }) => code === wanted);
          if (!place) return;
          const code = place.level === 'town' || place.level === 'county' ? '' : place.code;
          onChange([...stops, { level: place.level, code }]);
        }}
      />
    </>
  );
}
