import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api, type RotationView } from '#modules/cockpit/contract/index.ts';
import { createClient } from '#ui/api/index.ts';
import { Button, ErrorNotice, LinkButton, Loading, useText } from '#ui/index.ts';
import { named } from '../titles.ts';
import { RotationForm } from './rotation-form.tsx';
import { rotationsKey, useSaving } from './use-saving.ts';

const cockpit = createClient(api);

const fresh = (): RotationView => ({
  code: `wall-${crypto.randomUUID().slice(0, 8)}`,
  nameZh: '',
  nameEn: '',
  everySeconds: 30,
  theme: 'dark',
  distance: 'wall',
  stops: [{ level: 'town', code: '' }],
});

/** What wall screens show in turn. */
export function Rotations() {
  const { t, locale } = useText();
  const rotations = useQuery({ queryKey: rotationsKey, queryFn: () => cockpit.rotations({}) });
  const [open, setOpen] = useState<RotationView | null>(null);
  const { error } = useSaving(rotationsKey);
  if (rotations.isPending) return <Loading lines={3} />;
  return (
    <section>
      <header className="ck-editor-bar">
        <h2>{t('cockpit.screens.rotations')}</h2>
        <Button icon="plus" onClick={() => setOpen(fresh())}>
          {t('cockpit.screens.addRotation')}
        </Button>
      </header>
      <ErrorNotice error={error ?? rotations.error} />
      <ul className="ck-stops">
        {rotations.data?.items.map((rotation) => (
          <li key={rotation.code}>
            <span>
              {named(rotation, locale)} ·{' '}
              {t('cockpit.screens.stopsLine', {
                count: rotation.stops.length,
                seconds: rotation.everySeconds,
              })}
            </span>
            <span>
              <LinkButton to={`/wall/${rotation.code}`} icon="play">
                {t('cockpit.screens.play')}
              </LinkButton>{' '}
              <Button icon="edit" onClick={() => setOpen(rotation)}>
                {t('cockpit.screens.change')}
              </Button>
            </span>
          </li>
        ))}
      </ul>
      {open && <RotationForm rotation={open} onClose={() => setOpen(null)} />}
    </section>
  );
}
