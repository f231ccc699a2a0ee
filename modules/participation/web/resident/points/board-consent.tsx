import { useState } from 'react';
import { Button, TextField, useText } from '#ui/index.ts';
import { participation, useDoing } from '../client.ts';
import { ActFault } from '../sign-in.tsx';

/** Standing on the village's board is everybody's own choice, under a name of one's own choice. */
export function BoardConsent({ shownName }: { shownName: string | null }) {
  const { t } = useText();
  const [name, setName] = useState(shownName ?? '');
  const act = useDoing();
  return (
    <section className="pt-section pt-stack">
      <h2>{t('participation.board.title')}</h2>
      <p className="zs-hint">{t('participation.board.text')}</p>
      {shownName ? (
        <>
          <p>{t('participation.board.shown', { name: shownName })}</p>
          <Button
            busy={act.busy}
            onClick={() => void act.run(async () => participation.leaveBoard({}))}
          >
            {t('participation.board.leave')}
          </Button>
        </>
      ) : (
        <>
          <TextField
            label={t('participation.board.name')}
            hint={t('participation.board.nameHint')}
            value={name}
            maxLength={20}
            onChange={({ target }) => setName(target.value)}
          />
          <Button
            busy={act.busy}
            disabled={name.trim() === ''}
            onClick={() =>
              void act.run(async () =>
                participation.agreeToBoard({ body: { shownName: name.trim() } }),
              )
            }
          >
            {t('participation.board.agree')}
          </Button>
        </>
      )}
      <ActFault error={act.error} back="/points" />
    </section>
  );
}
