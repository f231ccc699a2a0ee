import { App, Button } from 'antd';
import { useNavigate } from 'react-router';
import { useAct } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { SessionView } from '../../../contract/index.ts';
import { assist, useRenew } from '../shared/client.ts';

/** Ends the session, notes that the resident withdrew, or takes it up again. */
export function SessionEnd({ session }: { session: SessionView }) {
  const { t } = useText();
  const { modal } = App.useApp();
  const go = useNavigate();
  const renew = useRenew();
  const act = useAct();
  const params = { sessionId: session.id };
  const end = async (reason: 'finished' | 'withdrawn'): Promise<void> => {
    if (!(await act.run(async () => assist.endSession({ params, body: { reason } })))) return;
    await renew();
    if (reason === 'finished')
      void go(session.way === 'window' ? '/assist/window' : '/assist/phone');
  };
  const withdraw = (): void => {
    void modal.confirm({
      title: t('assist.session.withdrawTitle'),
      content: t('assist.session.withdrawText'),
      okText: t('assist.session.withdraw'),
      okButtonProps: { danger: true },
      cancelText: t('assist.cancel'),
      onOk: () => end('withdrawn'),
    });
  };
  const resume = async (): Promise<void> => {
    await act.run(async () => assist.resumeSession({ params }));
    await renew();
  };
  return (
    <>
      {session.isOpen && (
        <>
          <Button danger onClick={withdraw}>
            {t('assist.session.withdraw')}
          </Button>
          <Button type="primary" loading={act.busy} onClick={() => void end('finished')}>
            {t('assist.session.finish')}
          </Button>
        </>
      )}
      {session.mayResume && (
        <Button type="primary" loading={act.busy} onClick={() => void resume()}>
          {t('assist.session.resume')}
        </Button>
      )}
      <ErrorNotice error={act.error} />
    </>
  );
}
