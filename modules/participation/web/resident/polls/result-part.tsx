import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { Button, ErrorState, Notice, TextField, Time, useText } from '#ui/index.ts';
import type { PollResult, PublicPoll } from '../../../contract/index.ts';
import { participation } from '../client.ts';
import { Figure } from '../hub-page.tsx';
import { keptPaper } from './paper-store.ts';

const percent = (part: number, of: number): string =>
  of === 0 ? '—' : `${Math.round((part / of) * 1000) / 10}%`;

interface ResultPartProps {
  readonly poll: PublicPoll;
  readonly result: PollResult;
}

/** The published count, and the way to find the own ballot in it. */
export function ResultPart({ poll, result }: ResultPartProps) {
  const { t } = useText();
  const most = Math.max(1, ...result.options.map(({ count }) => count));
  return (
    <section>
      <h2>{t('participation.result.title')}</h2>
      {poll.publishedAt && (
        <p className="zs-hint">
          {t('participation.result.published')} <Time at={poll.publishedAt} />
        </p>
      )}
      {result.options.map(({ code, text, count }) => (
        <div key={code} className="pt-bar">
          <div className="pt-bar-head">
            <span>{text}</span>
            <span>
              {count} · {percent(count, result.ballots)}
            </span>
          </div>
          <div className="pt-bar-track" aria-hidden="true">
            <i style={{ width: `${(count / most) * 100}%` }} />
          </div>
        </div>
      ))}
      <dl className="pt-figures">
        <Figure
          name={t('participation.result.turnout')}
          value={percent(result.voices, result.eligible)}
        />
        <Figure name={t('participation.result.eligible')} value={result.eligible} />
        <Figure name={t('participation.result.voices')} value={result.voices} />
        <Figure name={t('participation.result.online')} value={result.online} />
        <Figure name={t('participation.result.paper')} value={result.paper} />
        <Figure name={t('participation.result.spoiled')} value={result.spoiled + result.notCast} />
      </dl>
      <CheckReceipt number={poll.number} digest={result.ballotsDigest} />
    </section>
  );
}

function CheckReceipt({ number, digest }: { number: string; digest: string }) {
  const { t } = useText();
  const kept = keptPaper(number);
  const [code, setCode] = useState(kept && 'receipt' in kept ? kept.receipt : '');
  const [asked, setAsked] = useState<string | null>(null);
  const receipts = useQuery({
    queryKey: ['participation', 'receipts', number],
    queryFn: async () => participation.pollReceipts({ params: { number } }),
    enabled: asked !== null,
  });
  const check = (event: FormEvent): void => {
    event.preventDefault();
    setAsked(code.trim().toUpperCase());
  };
  const isIn = asked !== null && receipts.data?.items.includes(asked);
  return (
    <form className="pt-section pt-stack" onSubmit={check}>
      <h2>{t('participation.result.check')}</h2>
      <TextField
        label={t('participation.result.code')}
        hint={t('participation.result.codeHint')}
        value={code}
        maxLength={20}
        autoComplete="off"
        onChange={({ target }) => setCode(target.value)}
      />
      <Button type="submit" busy={receipts.isFetching} disabled={code.trim().length < 5}>
        {t('participation.result.find')}
      </Button>
      {receipts.isError && (
        <ErrorState error={receipts.error} onRetry={() => void receipts.refetch()} />
      )}
      {asked && receipts.data && (
        <Notice
          meaning={isIn ? 'ok' : 'warning'}
          title={t(isIn ? 'participation.result.found' : 'participation.result.notFound')}
        >
          {t(isIn ? 'participation.result.foundText' : 'participation.result.notFoundText')}
        </Notice>
      )}
      {receipts.data?.ledger && <LedgerFile number={number} text={receipts.data.ledger} />}
      <p className="zs-hint" style={{ overflowWrap: 'anywhere' }}>
        {t('participation.result.digest', { digest })}
      </p>
    </form>
  );
}

/** The ledger's own receipt, as a file that is checked off line. */
function LedgerFile({ number, text }: { number: string; text: string }) {
  const { t } = useText();
  const save = (): void => {
    const address = URL.createObjectURL(new Blob([text], { type: 'text/plain' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = `${number}.tlog-proof`;
    link.click();
    URL.revokeObjectURL(address);
  };
  return (
    <Button icon="download" onClick={save}>
      {t('participation.result.ledger')}
    </Button>
  );
}
