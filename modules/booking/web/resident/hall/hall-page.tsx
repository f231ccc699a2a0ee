import { useQuery } from '@tanstack/react-query';
import { useNow } from '#ui/i18n/clock.ts';
import { Button, ErrorState, Loading, useText } from '#ui/index.ts';
import { useParams, useSearchParams } from '#ui/router/index.ts';
import type { BoardCall, HallBoard } from '../../../contract/index.ts';
import { localClock } from '../../times.ts';
import { booking, usePick } from '../client.ts';
import { useEstimateWords } from '../estimate.tsx';
import { useHallStream } from '../use-hall-stream.ts';
import { useSpokenCalls } from './use-spoken-calls.ts';
import './hall.css';

/** 大厅屏: who is called to which window, in large type; numbers and masked names only. */
export default function HallPage() {
  const { siteCode = '' } = useParams();
  const [query] = useSearchParams();
  const token = query.get('t');
  const asked = token ? { token } : {};
  useHallStream({ site: siteCode, ...(token ? { t: token } : {}) });
  const board = useQuery({
    queryKey: ['booking', 'queue', 'hall', siteCode],
    queryFn: async () => booking.hall({ params: { siteCode }, query: asked }),
    refetchInterval: 10_000,
  });
  return (
    <div className="hall" role="region" aria-label={siteCode}>
      {board.isPending && <Loading lines={6} />}
      {board.isError && !board.data && (
        <ErrorState error={board.error} onRetry={() => void board.refetch()} />
      )}
      {board.data && <Board board={board.data} isStale={board.isError} />}
    </div>
  );
}

function Board({ board, isStale }: { board: HallBoard; isStale: boolean }) {
  const { t } = useText();
  const pick = usePick();
  const now = useNow(10);
  const voice = useSpokenCalls(board.calls);
  const [newest] = board.calls;
  return (
    <>
      <header className="hall-head">
        <h1>{pick(board.siteZh, board.siteEn)}</h1>
        {isStale && <span className="hall-stale">{t('booking.hall.stale')}</span>}
        <VoiceButton voice={voice} />
        <time className="hall-clock">{localClock(now.toISOString())}</time>
      </header>
      <div className="hall-body">
        <section className="hall-calls" aria-live="assertive">
          {newest ? (
            <NewestCall call={newest} key={`${newest.ticketId}-${newest.calls}`} />
          ) : (
            <p className="hall-quiet">{t('booking.hall.quiet')}</p>
          )}
          <ul>
            {board.calls.slice(1, 6).map((call) => (
              <li key={call.ticketId}>
                <strong>{call.number}</strong>
                <span className="hall-name">{call.shownName}</span>
                <span>{pick(call.windowZh, call.windowEn)}</span>
              </li>
            ))}
          </ul>
        </section>
        <section className="hall-queues" aria-label={t('booking.hall.waiting')}>
          <h2>{t('booking.hall.waiting')}</h2>
          {board.queues.map((queue) => (
            <Queue key={queue.poolId} queue={queue} />
          ))}
        </section>
      </div>
    </>
  );
}

function NewestCall({ call }: { call: BoardCall }) {
  const { t } = useText();
  const pick = usePick();
  return (
    <div className="hall-newest">
      <span className="hall-please">{t('booking.hall.please')}</span>
      <strong>{call.number}</strong>
      <span className="hall-name">{call.shownName}</span>
      <span className="hall-to">
        {t('booking.hall.to', { window: pick(call.windowZh, call.windowEn) })}
      </span>
      <span className="hall-spot">{call.spotZh}</span>
    </div>
  );
}

function Queue({ queue }: { queue: HallBoard['queues'][number] }) {
  const { t } = useText();
  const pick = usePick();
  const words = useEstimateWords();
  return (
    <div className="hall-queue">
      <h3>{pick(queue.poolZh, queue.poolEn)}</h3>
      <p className="hall-next">{queue.next.join('  ') || '—'}</p>
      <p>
        {t('booking.hall.count', { count: String(queue.waiting) })}
        {queue.waiting > 0 && ` · ${words(queue.estimate)}`}
      </p>
    </div>
  );
}

/** Browsers speak only after somebody has pressed something; without a voice there is a chime and the words on the screen. */
function VoiceButton({ voice }: { voice: ReturnType<typeof useSpokenCalls> }) {
  const { t } = useText();
  if (voice.mode === 'off') {
    return (
      <Button icon="sound" onClick={voice.start}>
        {t('booking.hall.voiceOn')}
      </Button>
    );
  }
  return (
    <span className="hall-voice" role="status">
      {t(voice.mode === 'speech' ? 'booking.hall.speaking' : 'booking.hall.chiming')}
    </span>
  );
}
