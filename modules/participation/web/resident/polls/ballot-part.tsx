import { useState } from 'react';
import { Button, Choice, Notice, useText } from '#ui/index.ts';
import type { PublicPoll } from '../../../contract/index.ts';
import type { Eligibility } from '../../../contract/words.ts';
import type { PublicKey } from '../../ballot/blind.ts';
import { participation, useDoing } from '../client.ts';
import { ActFault } from '../sign-in.tsx';
import { castSecretly, PaperSpoiled } from './cast.ts';
import { useKeptPaper } from './use-kept-paper.ts';

interface BallotPartProps {
  readonly poll: PublicPoll;
  readonly own: {
    readonly eligibility: Eligibility;
    readonly voted: boolean;
    readonly receipt: string | null;
  };
  readonly town: string;
  readonly publicKey: PublicKey | null;
}

/** The own ballot: choose, confirm, keep the receipt. */
export function BallotPart({ poll, own, town, publicKey }: BallotPartProps) {
  const { t } = useText();
  const [fresh, setFresh] = useState<string | null>(null);
  const kept = useKeptPaper(poll.number);
  const receipt =
    fresh ?? own.receipt ?? (own.voted && kept && 'receipt' in kept ? kept.receipt : null);
  if (receipt) return <Receipt receipt={receipt} isSecret={poll.secrecy === 'secret'} />;
  const isPending = kept !== null && 'paper' in kept;
  if (own.voted && !isPending) {
    return (
      <Notice meaning="ok" title={t('participation.ballot.voted')}>
        {t('participation.ballot.votedElsewhere')}
      </Notice>
    );
  }
  return (
    <Form
      poll={poll}
      town={town}
      publicKey={publicKey}
      isAgain={own.voted && isPending}
      onCast={setFresh}
    />
  );
}

interface FormProps {
  readonly poll: PublicPoll;
  readonly town: string;
  readonly publicKey: PublicKey | null;
  /** The voice is used, and the paper lies on this phone still. */
  readonly isAgain: boolean;
  readonly onCast: (receipt: string) => void;
}

function Form({ poll, town, publicKey, isAgain, onCast }: FormProps) {
  const { t } = useText();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [asked, setAsked] = useState(false);
  const act = useDoing();
  const isSecret = poll.secrecy === 'secret';
  const send = async (): Promise<void> => {
    const { number } = poll;
    if (isSecret && publicKey) onCast(await castSecretly({ number, town, key: publicKey }, chosen));
    else {
      const { receipt } = await participation.voteOpenly({
        params: { number },
        body: { choices: [...chosen] },
      });
      onCast(receipt);
    }
  };
  return (
    <div className="pt-stack">
      {isAgain && (
        <Notice meaning="warning" title={t('participation.ballot.pending')}>
          {t('participation.ballot.pendingText')}
        </Notice>
      )}
      <Options poll={poll} chosen={chosen} onChange={setChosen} />
      <p className="zs-hint">
        {t(isSecret ? 'participation.ballot.secretHint' : 'participation.ballot.openHint')}
      </p>
      {act.error instanceof PaperSpoiled ? (
        <Notice meaning="urgent" title={t('participation.ballot.spoiled')} />
      ) : (
        <ActFault error={act.error} back={`/polls/${poll.number}`} />
      )}
      {asked ? (
        <section className="pt-section">
          <h2>{t('participation.ballot.sure')}</h2>
          <p>
            {poll.options
              .filter(({ code }) => chosen.includes(code))
              .map(({ text }) => text)
              .join('、')}
          </p>
          <div className="pt-acts">
            <Button kind="primary" busy={act.busy} onClick={() => void act.run(send)}>
              {t('participation.ballot.cast')}
            </Button>
            <Button onClick={() => setAsked(false)} disabled={act.busy}>
              {t('participation.ballot.back')}
            </Button>
          </div>
        </section>
      ) : (
        <Button kind="primary" wide disabled={chosen.length === 0} onClick={() => setAsked(true)}>
          {t('participation.ballot.choose')}
        </Button>
      )}
    </div>
  );
}

interface OptionsProps {
  readonly poll: PublicPoll;
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

function Options({ poll, chosen, onChange }: OptionsProps) {
  const { t } = useText();
  const most = poll.chooseMost;
  if (most === 1) {
    return (
      <Choice
        label={t('participation.ballot.one')}
        value={chosen[0] ?? null}
        onChange={(value) => onChange([value])}
        options={poll.options.map(({ code, text }) => ({ value: code, label: text }))}
      />
    );
  }
  return (
    <fieldset className="pt-stack" style={{ border: 0, padding: 0, margin: 0 }}>
      <legend className="zs-label">{t('participation.ballot.many', { most })}</legend>
      {poll.options.map(({ code, text }) => {
        const isChosen = chosen.includes(code);
        return (
          <label key={code} className="pt-check">
            <input
              type="checkbox"
              checked={isChosen}
              disabled={!isChosen && chosen.length >= most}
              onChange={() =>
                onChange(isChosen ? chosen.filter((one) => one !== code) : [...chosen, code])
              }
            />
            <span>{text}</span>
          </label>
        );
      })}
    </fieldset>
  );
}

function Receipt({ receipt, isSecret }: { receipt: string; isSecret: boolean }) {
  const { t } = useText();
  return (
    <Notice meaning="ok" title={t('participation.ballot.voted')}>
      <p className="pt-said">{t('participation.ballot.receipt')}</p>
      <p className="pt-code">{receipt}</p>
      <p className="pt-said">
        {t(isSecret ? 'participation.ballot.secretReceipt' : 'participation.ballot.openReceipt')}
      </p>
    </Notice>
  );
}
