import { useEffect, useRef, useState } from 'react';
import type { CameraView } from '#modules/cockpit/contract/index.ts';
import { useText } from '#ui/index.ts';
import { named } from '../titles.ts';
import { Unreachable } from './camera-unreachable.tsx';

const againMs = 15_000;

/** A stream of a camera (HLS), muted; the player's code comes only for browsers that cannot play it themselves. */
export function Stream({ camera }: { camera: CameraView }) {
  const { locale } = useText();
  const video = useRef<HTMLVideoElement>(null);
  const [failed, setFailed] = useState(false);
  const [seenAt, setSeenAt] = useState<Date | null>(null);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round is a new try.
  useEffect(() => {
    const element = video.current;
    if (!element) return;
    let left = false;
    let stop = (): void => undefined;
    const address = `/api/v1/cockpit/cameras/${camera.id}/stream/`;
    void play(element, address, () => setFailed(true)).then((end) => {
      if (left) end();
      else stop = end;
    });
    return () => {
      left = true;
      stop();
    };
  }, [camera.id, round]);
  useEffect(() => {
    if (!failed) return;
    const timer = setTimeout(() => setRound((last) => last + 1), againMs);
    return () => clearTimeout(timer);
  }, [failed, round]);
  return (
    <>
      <video
        ref={video}
        muted
        autoPlay
        playsInline
        hidden={failed}
        aria-label={named(camera, locale)}
        onPlaying={() => {
          setFailed(false);
          setSeenAt(new Date());
        }}
        onError={() => setFailed(true)}
      />
      {failed && <Unreachable seenAt={seenAt} />}
    </>
  );
}

/** Plays a playlist. @returns how to end it */
async function play(
  element: HTMLVideoElement,
  address: string,
  onFault: () => void,
): Promise<() => void> {
  if (element.canPlayType('application/vnd.apple.mpegurl') !== '') {
    element.src = address;
    return () => element.removeAttribute('src');
  }
  const { default: Hls } = await import('hls.js/light');
  if (!Hls.isSupported()) {
    onFault();
    return () => undefined;
  }
  const player = new Hls({ enableWorker: false, liveSyncDurationCount: 2 });
  player.on(Hls.Events.ERROR, (_event, { fatal }) => {
    if (fatal) onFault();
  });
  player.loadSource(address);
  player.attachMedia(element);
  return () => player.destroy();
}
