import { useState } from 'react';
import { Button, TextField, useText } from '#ui/index.ts';
import { navigate } from '#ui/router/index.ts';

/** Types the claim code where the camera cannot read it. */
export default function CodePage() {
  const { t } = useText();
  const [code, setCode] = useState('');
  const letters = code.replaceAll(/[^0-9A-Za-z]/g, '');
  const isWhole = letters.length === 12;
  return (
    <>
      <h1 tabIndex={-1}>{t('things.menu.claim')}</h1>
      <p className="zs-hint">{t('things.code.lead')}</p>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (isWhole) navigate(`/claim/${letters.toUpperCase()}`);
        }}
      >
        <TextField
          label={t('things.code.label')}
          hint={t('things.code.hint')}
          value={code}
          maxLength={20}
          autoCapitalize="characters"
          autoComplete="off"
          onChange={(event) => setCode(event.target.value)}
        />
        <Button kind="primary" wide type="submit" disabled={!isWhole}>
          {t('things.code.next')}
        </Button>
      </form>
    </>
  );
}
