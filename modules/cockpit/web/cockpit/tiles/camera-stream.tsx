import { useEffect, useRef, useState } from 'react';
import type { CameraView } from '#modules/cockpit/contract/index.ts';
import { Button, useText } from '#ui/index.ts';
import { named } from '../titles.ts';
import { Unreachable } from './camera-unreachable.tsx';
import { type Playing, playStream, type StreamFault } from './stream-player.ts';

const againMs = 15_000;

/** A stream of a camera (HLS), muted; who wants little movement on the screen starts it. */
export function Stream({ camera }: { camera: CameraView }) {
  const { t, locale } = useText();
  const [wanted, setWanted] = useState(
    () => !matchMedia('(prefers-reduced-motion: reduce)').matches,
  );
  const { video, fault, seenAt, seen } = usePlaying(camera, wanted);
  return (
    <>
      <video
        ref={video}
        muted
        playsInline
        hidden={fault !== null}
        {...(wanted ? {} : { 'data-still': '' })}
        aria-label={named(camera, locale)}
        onPlaying={seen}
      />
      {fault && <Unreachable fault={fault} seenAt={seenAt} />}
      {!fault && (
        <span className="ck-camera-control">
          <Button
            kind="secondary"
            icon={wanted ? 'pause' : 'play'}
            onClick={() => setWanted(!wanted)}
          >
            {t(wanted ? 'cockpit.camera.pause' : 'cockpit.camera.play')}
          </Button>
        </span>
      )}
    </>
  );
}

/** Plays while it is wanted; after a fault it is tried again. */
function usePlaying(camera: CameraView, wanted: boolean) {
  const video = useRef<HTMLVideoElement>(null);
  const playing = useRef<Playing | null>(null);
  const isWanted = useRef(wanted);
  const [begun, setBegun] = useState(wanted);
  const [fault, setFault] = useState<StreamFault | null>(null);
  const [seenAt, setSeenAt] = useState<Date | null>(null);
  const [round, setRound] = useState(0);
  const address = camera.playedFrom ?? `/api/v1/cockpit/cameras/${camera.id}/stream/`;
  useEffect(() => {
    isWanted.current = wanted;
    if (wanted) setBegun(true);
    if (wanted) playing.current?.resume();
    else playing.current?.pause();
  }, [wanted]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each round is a new try.
  useEffect(() => {
    const element = video.current;
    if (!element || !begun) return;
    let left = false;
    void playStream(element, address, (why) => {
      if (!left) setFault(why);
    }).then((started) => {
      if (left) return started.end();
      playing.current = started;
      if (!isWanted.current) started.pause();
    });
    return () => {
      left = true;
      playing.current?.end();
      playing.current = null;
    };
  }, [address, begun, round]);
  useEffect(() => {
    if (!fault) return;
    // Why it failed stands until it plays: a new try does not make the tile blank.
    const timer = setTimeout(() => setRound((last) => last + 1), againMs);
    return () => clearTimeout(timer);
  }, [fault, round]);
  const seen = (): void => {
    setFault(null);
    setSeenAt(new Date());
  };
  return { video, fault, seenAt, seen };
}
