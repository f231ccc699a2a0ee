import { actFor } from '#ui/api/behalf.ts';
import { Button, ErrorNotice, Time, useText } from '#ui/index.ts';
import { useAct } from '#ui/session/use-act.ts';
import type { MandateView } from '../../contract/index.ts';
import { assist, useKinds } from './client.ts';

interface MandateProps {
  readonly mandate: MandateView;
  readonly onChanged: () => void;
}

/** Somebody for whom I may act: accept or decline, begin to act, give it up. */
export function HeldMandate({ mandate, onChanged }: MandateProps) {
  const { t } = useText();
  const say = useKinds();
  const act = useAct();
  const { id, principalId, principalName, covers, state, untilAt } = mandate;
  const params = { mandateId: id };
  const name = principalName || t('assist.proxy.relative');
  const answer = (accept: boolean): Promise<void> =>
    act.run(async () => {
      await assist.answerMandate({ params, body: { accept } });
      onChanged();
    });
  const begin = (): Promise<void> =>
    act.run(async () => {
      // Pages without script of this browser act for the same person.
      await assist.switchTo({ body: { personId: principalId } });
      actFor({ personId: principalId, name }, '/');
    });
  const giveUp = (): Promise<void> =>
    act.run(async () => {
      await assist.endMandate({ params });
      onChanged();
    });
  return (
    <div className="ax-mandate">
      <p className="ax-name">
        <strong>{name}</strong>
      </p>
      <p>{t('assist.held.what', { what: say(covers) })}</p>
      <p className="zs-hint">
        {t('assist.proxy.until')} <Time at={untilAt} />
      </p>
      <ErrorNotice error={act.error} />
      {state === 'offered' ? (
        <div className="ax-row">
          <Button kind="primary" busy={act.busy} onClick={() => void answer(true)}>
            {t('assist.held.accept')}
          </Button>
          <Button onClick={() => void answer(false)}>{t('assist.held.decline')}</Button>
        </div>
      ) : (
        <div className="ax-row">
          <Button kind="primary" busy={act.busy} onClick={() => void begin()}>
            {t('assist.held.begin', { name })}
          </Button>
          <Button kind="quiet" onClick={() => void giveUp()}>
            {t('assist.held.giveUp')}
          </Button>
        </div>
      )}
    </div>
  );
}
