import { useQuery } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api, type CameraView } from '#modules/cockpit/contract/index.ts';
import { createClient } from '#ui/api/index.ts';
import { Time, useText } from '#ui/index.ts';
import { TileState } from '../tile-state.tsx';
import type { TileProps } from '../tile-props.ts';
import { named } from '../titles.ts';
import { Stream } from './camera-stream.tsx';
import { Unreachable } from './camera-unreachable.tsx';
import { type StreamFault, whyNot } from './stream-player.ts';

const cockpit = createClient(api);
/** A camera that does not answer is asked again after this long. */
const againMs = 15_000;

/** What a camera shows; when it does not answer it says so, with the last picture's time, and tries again. */
export default function CameraTile({ tile }: TileProps) {
  const { t, locale } = useText();
  const cameras = useQuery({
    queryKey: ['cockpit', 'cameras'],
    queryFn: () => cockpit.cameras({}),
    staleTime: 60_000,
  });
  if (cameras.isPending) return <TileState kind="loading" />;
  const camera = cameras.data?.items.find(({ id }) => id === tile.cameraId);
  if (!camera) {
    const problem = {
      code: 'camera-unknown',
      zh: t('cockpit.camera.none'),
      en: t('cockpit.camera.none'),
      cureZh: t('cockpit.camera.noneText'),
      cureEn: t('cockpit.camera.noneText'),
    };
    return <TileState kind="empty" problem={problem} />;
  }
  return (
    <figure className="ck-camera">
      {camera.kind === 'still' ? <Still camera={camera} /> : <Stream camera={camera} />}
      <figcaption>{named(camera, locale)}</figcaption>
    </figure>
  );
}

function Still({ camera }: { camera: CameraView }) {
  const { t, locale } = useText();
  const [at, setAt] = useState(() => Date.now());
  const [seenAt, setSeenAt] = useState<Date | null>(null);
  const [fault, setFault] = useState<StreamFault | null>(null);
  const failed = fault !== null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: each picture sets the clock of the next.
  useEffect(() => {
    const wait = failed ? againMs : camera.everySeconds * 1000;
    const timer = setTimeout(() => setAt(Date.now()), wait);
    return () => clearTimeout(timer);
  }, [at, failed, camera.everySeconds]);
  return (
    <>
      <img
        src={`/api/v1/cockpit/cameras/${camera.id}/picture?at=${at}`}
        alt={named(camera, locale)}
        hidden={failed}
        onLoad={() => {
          setFault(null);
          setSeenAt(new Date());
        }}
        onError={({ currentTarget }) => void whyNot(currentTarget.src).then(setFault)}
      />
      {failed && (
        <Unreachable fault={fault === 'refused' ? fault : 'unreachable'} seenAt={seenAt} />
      )}
      {!failed && seenAt && (
        <span className="ck-camera-at">
          {t('cockpit.camera.at')} <Time at={seenAt} />
        </span>
      )}
    </>
  );
}
