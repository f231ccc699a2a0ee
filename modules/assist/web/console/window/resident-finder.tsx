import { useMutation } from '@tanstack/react-query';
import { Button, Input, type InputRef } from 'antd';
import { useRef, useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { ErrorNotice } from '#ui/kit/states.tsx';
import type { FoundResident } from '../../../contract/index.ts';
import { assist } from '../shared/client.ts';
import { NewResidentForm } from './new-resident.tsx';

interface ResidentFinderProps {
  readonly onChosen: (resident: FoundResident) => void;
}

/**
 * Finds a resident by telephone, identity number or name. A card reader types the number into the field and presses
 * Enter, so that nobody has to touch anything.
 */
export function ResidentFinder({ onChosen }: ResidentFinderProps) {
  const { t } = useText();
  const field = useRef<InputRef>(null);
  const [words, setWords] = useState('');
  const [isNew, setNew] = useState(false);
  const search = useMutation({
    mutationFn: async (asked: string) =>
      (await assist.findResidents({ body: { words: asked } })).items,
    onSuccess: (items) => {
      setNew(false);
      // The whole number is typed by a reader: leave nothing of it on the screen.
      if (items.length > 0) setWords('');
      field.current?.select();
    },
  });
  const find = (): void => {
    if (words.trim().length >= 2) search.mutate(words.trim());
  };
  return (
    <>
      <h2>{t('assist.window.find')}</h2>
      <div className="as-search">
        <Input
          ref={field}
          autoFocus
          size="large"
          value={words}
          maxLength={50}
          autoComplete="off"
          prefix={<Icon name="search" size={18} />}
          placeholder={t('assist.window.findHint')}
          aria-label={t('assist.window.findHint')}
          onChange={(event) => setWords(event.target.value)}
          onPressEnter={find}
        />
        <Button type="primary" size="large" loading={search.isPending} onClick={find}>
          {t('assist.window.findButton')}
        </Button>
        <Button size="large" onClick={() => setNew(true)}>
          {t('assist.window.new')}
        </Button>
      </div>
      <ErrorNotice error={search.error} />
      {search.data && !isNew && <Hits items={search.data} onChosen={onChosen} />}
      {isNew && <NewResidentForm words={words} onEntered={onChosen} />}
    </>
  );
}

function Hits({ items, onChosen }: ResidentFinderProps & { items: readonly FoundResident[] }) {
  const { t } = useText();
  if (items.length === 0) return <p className="dk-muted">{t('assist.window.none')}</p>;
  return (
    <ul className="as-hits">
      {items.map((one) => (
        <li key={one.personId}>
          <span>
            <strong>{one.name || t('assist.window.noName')}</strong>
            <span className="dk-muted dk-number">
              {[one.phone, one.idNumber].filter(Boolean).join(' · ')}
            </span>
          </span>
          <Button type="primary" onClick={() => onChosen(one)}>
            {t('assist.window.begin')}
          </Button>
        </li>
      ))}
    </ul>
  );
}
