import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api as townsApi } from '#modules/towns/contract.ts';
import { createClient, isSignedOut } from '#ui/api/index.ts';
import { Button, EmptyState, ErrorState, Loading, TextField, useText } from '#ui/index.ts';
import './posters.css';

const posterOf = (code: string): string => `/api/v1/places/${encodeURIComponent(code)}/poster`;

interface PosterPlace {
  readonly code: string;
  readonly name: string;
}

/** 二维码海报: choose places, print their A4 posters, one a sheet. */
export default function PostersPage() {
  const { t, locale } = useText();
  const ground = useQuery({
    queryKey: ['towns', 'ground'],
    queryFn: async () => createClient(townsApi).ground({ query: {} }),
  });
  if (ground.isPending) return <Loading lines={6} />;
  if (isSignedOut(ground.error)) {
    return (
      <EmptyState icon="lock" title={t('reports.posters.signIn')}>
        <a className="zs-button zs-button-primary" href="/console/">
          {t('reports.posters.toConsole')}
        </a>
      </EmptyState>
    );
  }
  if (ground.isError) {
    return <ErrorState error={ground.error} onRetry={() => void ground.refetch()} />;
  }
  const places = ground.data.places
    .filter(({ isQr, active }) => isQr && active)
    .map(({ code, nameZh, nameEn }) => ({
      code,
      name: locale === 'zh' ? nameZh : nameEn || nameZh,
    }));
  return <Sheets places={places} />;
}

function Sheets({ places }: { places: readonly PosterPlace[] }) {
  const { t } = useText();
  const [words, setWords] = useState('');
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const wanted = words.trim().toLowerCase();
  const shown = places.filter(({ code, name }) => `${code} ${name}`.toLowerCase().includes(wanted));
  const toggle = (code: string): void =>
    setChosen((codes) =>
      codes.includes(code) ? codes.filter((one) => one !== code) : [...codes, code],
    );
  return (
    <>
      <div className="rp-no-print">
        <h1>{t('reports.posters.title')}</h1>
        <p>{t('reports.posters.lead', { count: places.length })}</p>
        <TextField
          label={t('reports.posters.search')}
          type="search"
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
        <div className="rp-poster-acts">
          <Button onClick={() => setChosen(shown.map(({ code }) => code))}>
            {t('reports.posters.all', { count: shown.length })}
          </Button>
          <Button disabled={chosen.length === 0} onClick={() => setChosen([])}>
            {t('reports.posters.none')}
          </Button>
          <Button
            kind="primary"
            icon="print"
            disabled={chosen.length === 0}
            onClick={() => print()}
          >
            {t('reports.posters.print', { count: chosen.length })}
          </Button>
        </div>
        <ul className="rp-poster-list">
          {shown.map(({ code, name }) => (
            <li key={code}>
              <label>
                <input
                  type="checkbox"
                  checked={chosen.includes(code)}
                  onChange={() => toggle(code)}
                />
                <span>
                  {name} <small>{code}</small>
                </span>
              </label>
              <a href={posterOf(code)} target="_blank" rel="noreferrer">
                {t('reports.posters.open')}
                <span className="zs-hidden"> {name}</span>
              </a>
            </li>
          ))}
        </ul>
      </div>
      <div className="rp-sheets">
        {places
          .filter(({ code }) => chosen.includes(code))
          .map(({ code, name }) => (
            <img key={code} src={posterOf(code)} alt={name} />
          ))}
      </div>
    </>
  );
}
