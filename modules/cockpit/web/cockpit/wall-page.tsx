import { useQuery } from '@tanstack/react-query';
import { type MouseEvent, useEffect, useState } from 'react';
import { api, type BoardQuery, type RotationView } from '#modules/cockpit/contract/index.ts';
import { createClient } from '#ui/api/index.ts';
import { Button, EmptyState, ErrorState, LinkButton, Loading, useText } from '#ui/index.ts';
import { navigate, useParams } from '#ui/router/index.ts';
import { applyScreen, screenSettings } from '#ui/tokens/screen.ts';
import { LiveBoard } from './board-page.tsx';
import { queryOfAddress } from './places.ts';
import { useHolding } from './use-holding.ts';

const cockpit = createClient(api);

/**
 * A wall screen: boards in turn, no cursor, the screen kept awake. Escape leaves, arrows go on and back; a touch lets it
 * stand for a minute, and a place that is touched is shown without leaving the wall.
 */
export default function WallPage() {
  const { t } = useText();
  const { code } = useParams();
  const rotations = useQuery({
    queryKey: ['cockpit', 'rotations'],
    queryFn: () => cockpit.rotations({}),
    refetchInterval: 300_000,
  });
  if (rotations.isPending) return <Loading lines={6} />;
  if (rotations.isError) {
    return <ErrorState error={rotations.error} onRetry={() => void rotations.refetch()} />;
  }
  const rotation = rotations.data.items.find((one) => one.code === code);
  if (!rotation) {
    return (
      <EmptyState
        icon="search"
        title={t('cockpit.wall.unknown')}
        action={<LinkButton to="/">{t('cockpit.wall.leave')}</LinkButton>}
      />
    );
  }
  return <Turning rotation={rotation} />;
}

function Turning({ rotation }: { rotation: RotationView }) {
  const { stops, everySeconds, theme, distance } = rotation;
  const [at, setAt] = useState(0);
  const [visited, setVisited] = useState<BoardQuery | null>(null);
  const { seconds, letGo } = useHolding();
  const isHeld = seconds !== null;
  const stop = stops[at % stops.length];
  useAwake();
  useEffect(() => {
    applyScreen({ theme, distance });
    document.documentElement.dataset['wall'] = 'true';
    return () => {
      delete document.documentElement.dataset['wall'];
      applyScreen(screenSettings());
    };
  }, [theme, distance]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a step by hand begins the interval anew.
  useEffect(() => {
    if (isHeld) return;
    setVisited(null);
    if (stops.length < 2) return;
    const timer = setTimeout(() => setAt((last) => last + 1), everySeconds * 1000);
    return () => clearTimeout(timer);
  }, [at, everySeconds, stops.length, isHeld]);
  useEffect(() => {
    const onKey = ({ key }: KeyboardEvent): void => {
      if (key === 'Escape') navigate('/');
      if (key === 'ArrowRight') setAt((last) => last + 1);
      if (key === 'ArrowLeft') setAt((last) => last + stops.length - 1);
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, [stops.length]);
  if (!stop) return null;
  const query: BoardQuery = visited ?? {
    level: stop.level,
    ...(stop.code ? { code: stop.code } : {}),
  };
  // Whatever is pressed, nobody leaves the wall by it: places are shown here, other pages not at all.
  const stay = (event: MouseEvent): void => {
    const address = (event.target as Element).closest('a')?.getAttribute('href');
    if (!address) return;
    event.preventDefault();
    const place = queryOfAddress(new URL(address, location.href).pathname);
    if (place) setVisited(place);
  };
  return (
    <>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it only catches what links below it would do. */}
      <div onClickCapture={stay}>
        <LiveBoard key={JSON.stringify(query)} query={query} wall />
      </div>
      {isHeld && <Held seconds={seconds} onGoOn={letGo} />}
    </>
  );
}

/** Says that the wall stands because somebody touched it, and lets it go on. */
function Held({ seconds, onGoOn }: { seconds: number; onGoOn: () => void }) {
  const { t } = useText();
  return (
    <div className="ck-held">
      <p role="status">{t('cockpit.wall.held', { seconds: Math.ceil(seconds / 10) * 10 })}</p>
      <Button icon="forward" onClick={onGoOn}>
        {t('cockpit.wall.goOn')}
      </Button>
    </div>
  );
}

/** Keeps the screen from going dark, again after each time the page was hidden; without the browser's help it does not. */
function useAwake(): void {
  useEffect(() => {
    let lock: WakeLockSentinel | null = null;
    const ask = (): void => {
      const { wakeLock } = navigator as { wakeLock?: WakeLock };
      if (document.visibilityState !== 'visible' || !wakeLock) return;
      wakeLock.request('screen').then(
        (given) => {
          lock = given;
        },
        () => undefined,
      );
    };
    ask();
    document.addEventListener('visibilitychange', ask);
    return () => {
      document.removeEventListener('visibilitychange', ask);
      void lock?.release();
    };
  }, []);
}
