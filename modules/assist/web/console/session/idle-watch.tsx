import { Modal } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { idleSeconds } from '#ui/api/idle.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { SessionView } from '../../../contract/index.ts';
import { assist, useRenew } from '../shared/client.ts';

/** Who is at work is told to the server so often. */
const tellEverySeconds = 60;

/** Says when a session is about to end by itself; work on the page keeps it open, and so does one press. */
export function IdleWatch({ session }: { session: SessionView }) {
  const { t } = useText();
  const renew = useRenew();
  const endsAt = useRef(Number.POSITIVE_INFINITY);
  const toldAt = useRef(0);
  const [left, setLeft] = useState(session.secondsLeft);
  // Each answer of the server says anew how long it holds.
  useEffect(() => {
    endsAt.current = Date.now() + session.secondsLeft * 1000;
    toldAt.current = Date.now();
  }, [session]);

  const keep = async (): Promise<void> => {
    toldAt.current = Date.now();
    const params = { sessionId: session.id };
    const draft = latestDraft.get(session.id) ?? session.draft;
    try {
      const { secondsLeft } = await assist.keepSession({ params, body: { draft } });
      endsAt.current = Date.now() + secondsLeft * 1000;
    } catch {
      // It has ended meanwhile: the page shows it so, and the notes with it.
      await renew();
    }
  };
  const latest = useRef(keep);
  latest.current = keep;
  useEffect(() => {
    const timer = setInterval(() => {
      const seconds = Math.round((endsAt.current - Date.now()) / 1000);
      setLeft(seconds);
      const sinceTold = (Date.now() - toldAt.current) / 1000;
      if (sinceTold > tellEverySeconds && idleSeconds() < sinceTold) void latest.current();
      if (seconds <= 0 && sinceTold > 5) void latest.current();
    }, 1000);
    return () => clearInterval(timer);
  }, []);
  const isNear = left <= session.warnSeconds && left > 0;
  return (
    <Modal
      open={isNear}
      closable={false}
      title={t('assist.idle.title')}
      okText={t('assist.idle.keep')}
      cancelButtonProps={{ style: { display: 'none' } }}
      onOk={() => void keep()}
    >
      <p>{t('assist.idle.text', { seconds: Math.max(0, left) })}</p>
    </Modal>
  );
}

/** Notes as they stand in their field, so that keeping the session does not put older ones back. */
export const latestDraft = new Map<string, string>();
