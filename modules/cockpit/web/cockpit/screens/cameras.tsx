import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense, useState } from 'react';
import { api, type Camera, type CameraInput } from '#modules/cockpit/contract/index.ts';
import { createClient } from '#ui/api/index.ts';
import { Button, EmptyState, ErrorNotice, Loading, Sheet, TextField, useText } from '#ui/index.ts';
import { Select } from '../arrange/select.tsx';
import { named } from '../titles.ts';
import { useSaving } from './use-saving.ts';

const CameraPlace = lazy(() => import('./camera-place.tsx'));
const cockpit = createClient(api);
const key = ['cockpit', 'cameras'];

const fresh = (): Camera => ({
  id: crypto.randomUUID(),
  nameZh: '',
  nameEn: '',
  kind: 'still',
  address: '',
  everySeconds: 5,
  position: null,
});

/** Cameras: their addresses stay here and on the server. */
export function Cameras() {
  const { t, locale } = useText();
  const cameras = useQuery({ queryKey: key, queryFn: () => cockpit.cameras({}) });
  const [open, setOpen] = useState<Camera | null>(null);
  const { error, run } = useSaving(key);
  const edit = (cameraId: string): void =>
    void run(async () => setOpen(await cockpit.camera({ params: { cameraId } })));
  if (cameras.isPending) return <Loading lines={3} />;
  const items = cameras.data?.items ?? [];
  return (
    <section>
      <header className="ck-editor-bar">
        <h2>{t('cockpit.screens.cameras')}</h2>
        <Button icon="plus" onClick={() => setOpen(fresh())}>
          {t('cockpit.screens.addCamera')}
        </Button>
      </header>
      <ErrorNotice error={error ?? cameras.error} />
      {cameras.isSuccess && items.length === 0 && (
        <EmptyState icon="camera" title={t('cockpit.screens.noCameras')}>
          {t('cockpit.screens.noCamerasText')}
        </EmptyState>
      )}
      <ul className="ck-stops">
        {items.map((camera) => (
          <li key={camera.id}>
            <span>
              {named(camera, locale)} · {t(`cockpit.screens.kind.${camera.kind}`)}
              {camera.position && ` · ${t('cockpit.screens.onMap')}`}
            </span>
            <Button icon="edit" onClick={() => edit(camera.id)}>
              {t('cockpit.screens.change')}
            </Button>
          </li>
        ))}
      </ul>
      {open && <CameraForm camera={open} onClose={() => setOpen(null)} />}
    </section>
  );
}

function CameraForm({ camera, onClose }: { camera: Camera; onClose: () => void }) {
  const { t } = useText();
  const [input, setInput] = useState(camera);
  const { busy, error, run } = useSaving(key);
  const { id: cameraId, ...body } = input;
  const set = (next: Partial<CameraInput>): void => setInput({ ...input, ...next });
  const then = (done: boolean): void => {
    if (done) onClose();
  };
  return (
    <Sheet
      title={camera.nameZh || t('cockpit.screens.addCamera')}
      open
      onClose={onClose}
      actions={
        <>
          {camera.nameZh !== '' && (
            <Button
              kind="danger"
              onClick={() =>
                void run(() => cockpit.removeCamera({ params: { cameraId } })).then(then)
              }
            >
              {t('cockpit.layouts.remove')}
            </Button>
          )}
          <Button
            kind="primary"
            busy={busy}
            onClick={() =>
              void run(() => cockpit.saveCamera({ params: { cameraId }, body })).then(then)
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
        label={t('cockpit.arrange.nameEn')}
        value={input.nameEn}
        onChange={({ target }) => set({ nameEn: target.value })}
      />
      <Select
        label={t('cockpit.screens.what')}
        value={input.kind}
        options={(['still', 'hls'] as const).map((value) => ({
          value,
          label: t(`cockpit.screens.kind.${value}`),
        }))}
        onChange={(kind) => set({ kind })}
      />
      <TextField
        label={t('cockpit.screens.address')}
        hint={t('cockpit.screens.addressText')}
        value={input.address}
        autoComplete="off"
        onChange={({ target }) => set({ address: target.value })}
      />
      {input.kind === 'still' && (
        <TextField
          label={t('cockpit.screens.every')}
          type="number"
          min={1}
          max={3600}
          value={input.everySeconds}
          onChange={({ target }) => set({ everySeconds: Number(target.value) })}
        />
      )}
      <Suspense fallback={<Loading lines={4} />}>
        <CameraPlace picked={input.position ?? null} onPick={(position) => set({ position })} />
      </Suspense>
    </Sheet>
  );
}
