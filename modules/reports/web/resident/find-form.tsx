import { type FormEvent, useState } from 'react';
import { Button, TextField, useText } from '#ui/index.ts';
import { navigate } from '#ui/router/index.ts';

/** Finds a report by its number and the last four digits of the reporter's phone. */
export function FindForm({ number: given = '' }: { number?: string }) {
  const { t } = useText();
  const [number, setNumber] = useState(given);
  const [digits, setDigits] = useState('');
  const [tried, setTried] = useState(false);
  const wanted = number.replace(/\s/g, '').toUpperCase();
  const proof = digits.trim();
  const faults = {
    number: tried && !wanted ? t('reports.find.needNumber') : null,
    digits: tried && proof.length < 4 ? t('reports.find.needDigits') : null,
  };
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    setTried(true);
    if (!wanted || proof.length < 4) return;
    navigate(`/r/${encodeURIComponent(wanted)}?t=${encodeURIComponent(proof)}`);
  };
  return (
    <form onSubmit={submit} noValidate>
      <TextField
        label={t('reports.find.number')}
        hint={t('reports.find.numberHint')}
        value={number}
        error={faults.number}
        autoComplete="off"
        autoCapitalize="characters"
        maxLength={40}
        onChange={(event) => setNumber(event.target.value)}
      />
      <TextField
        label={t('reports.find.digits')}
        hint={t('reports.find.digitsHint')}
        value={digits}
        error={faults.digits}
        inputMode="numeric"
        autoComplete="off"
        maxLength={80}
        onChange={(event) => setDigits(event.target.value)}
      />
      <Button type="submit" kind="primary" icon="search" wide>
        {t('reports.find.submit')}
      </Button>
    </form>
  );
}
