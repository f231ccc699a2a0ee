import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useEffect, useId, useState } from 'react';
import { createClient } from '#ui/api/index.ts';
import { Button, Icon, TextField, useText } from '#ui/index.ts';
import { api } from '../../contract/index.ts';

const pauseMs = 200;

interface SearchBoxProps {
  readonly asked: string;
  readonly onAsk: (words: string) => void;
}

/** The search box with proposals while typing. */
export function SearchBox({ asked, onAsk }: SearchBoxProps) {
  const { t } = useText();
  const id = useId();
  const [words, setWords] = useState(asked);
  useEffect(() => setWords(asked), [asked]);
  const proposals = useProposals(words === asked ? '' : words);
  const ask = (event: FormEvent): void => {
    event.preventDefault();
    onAsk(words.trim());
  };
  const choose = (proposal: string): void => {
    setWords(proposal);
    onAsk(proposal);
  };
  return (
    // biome-ignore lint/a11y/useSemanticElements: `search` as an element is not known to old phones.
    <form role="search" className="pol-search" onSubmit={ask}>
      <TextField
        label={t('policy.search.label')}
        hint={t('policy.search.hint')}
        type="search"
        enterKeyHint="search"
        autoComplete="off"
        maxLength={80}
        value={words}
        aria-controls={`${id}-proposals`}
        onChange={({ target }) => setWords(target.value)}
      />
      <ul
        id={`${id}-proposals`}
        className="pol-proposals"
        aria-label={t('policy.search.proposals')}
      >
        {proposals.map((proposal) => (
          <li key={proposal}>
            <button type="button" onClick={() => choose(proposal)}>
              <Icon name="search" size={18} /> {proposal}
            </button>
          </li>
        ))}
      </ul>
      <Button kind="primary" icon="search" type="submit" wide>
        {t('policy.search.go')}
      </Button>
    </form>
  );
}

/** What somebody may mean, asked after a pause in typing. */
function useProposals(words: string): readonly string[] {
  const typed = words.trim();
  const [asked, setAsked] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setAsked(typed), pauseMs);
    return () => clearTimeout(timer);
  }, [typed]);
  const { data } = useQuery({
    queryKey: ['policy', 'suggestions', asked],
    queryFn: async () => createClient(api).suggestions({ query: { q: asked } }),
    enabled: asked !== '' && typed !== '',
  });
  return typed === '' ? [] : (data?.items ?? []);
}
