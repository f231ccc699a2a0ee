import { useState } from 'react';
import { Button, ErrorNotice, Sheet, StatusTag, Time, useText } from '#ui/index.ts';
import { useAct } from '#ui/session/use-act.ts';
import type { MandateView } from '../../contract/index.ts';
import { assist, useKinds } from './client.ts';

interface MandateProps {
  readonly mandate: MandateView;
  readonly onChanged: () => void;
}

const meanings = { asked: 'notice', offered: 'notice', live: 'ok', ended: 'neutral' } as const;

/** Somebody who may act for me; one press and a question take it back, from that moment. */
export function GivenMandate({ mandate, onChanged }: MandateProps) {
  const { t } = useText();
  const say = useKinds();
  const act = useAct();
  const [isAsking, setAsking] = useState(false);
  const { agentName, agentPhone, relation, covers, state, untilAt, endReason } = mandate;
  const end = (): Promise<void> =>
    act.run(async () => {
      await assist.endMandate({ params: { mandateId: mandate.id } });
      setAsking(false);
      onChanged();
    });
  return (
    <div className="ax-mandate">
      <p className="ax-name">
        <strong>{agentName}</strong> {t(`assist.relation.${relation}`)}
        <StatusTag meaning={meanings[state]}>
          {endReason ? t(`assist.ended.${endReason}`) : t(`assist.mandate.${state}`)}
        </StatusTag>
      </p>
      <p>{say(covers)}</p>
      <p className="zs-hint">
        {agentPhone} · {t('assist.proxy.until')} <Time at={untilAt} />
      </p>
      {state !== 'ended' && (
        <Button icon="close" onClick={() => setAsking(true)}>
          {t('assist.proxy.end')}
        </Button>
      )}
      <Sheet
        open={isAsking}
        title={t('assist.proxy.endTitle', { name: agentName })}
        onClose={() => setAsking(false)}
        actions={
          <>
            <Button kind="danger" wide busy={act.busy} onClick={() => void end()}>
              {t('assist.proxy.endYes')}
            </Button>
            <Button wide onClick={() => setAsking(false)}>
              {t('assist.proxy.endNo')}
            </Button>
          </>
        }
      >
        <p>{t('assist.proxy.endText')}</p>
        <ErrorNotice error={act.error} />
      </Sheet>
    </div>
  );
}
