import { Input } from 'antd';
import { useRef, useState } from 'react';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { FormulaReading } from '../../../contract/index.ts';
import { useFacts, useIndicators, useNameOf } from '../shared/clients.ts';
import { type Suggestion, suggestionsFor, type Word, withSuggestion, wordAt } from './suggest.ts';

interface FormulaFieldProps {
  readonly formula: string;
  /** Code of the indicator itself, which its formula cannot name. */
  readonly code: string;
  readonly fault: FormulaReading['fault'];
  readonly onChange: (formula: string) => void;
}

const listId = 'in-suggestions';

/** The formula with suggestions of names and functions, and its fault shown where it is. */
export function FormulaField({ formula, code, fault, onChange }: FormulaFieldProps) {
  const { t } = useText();
  const input = useRef<HTMLTextAreaElement | null>(null);
  const [word, setWord] = useState<Word | null>(null);
  const [at, setAt] = useState(0);
  const found = useSuggestions(word, code);
  const look = (text: string, caret: number): void => {
    setWord(wordAt(text, caret));
    setAt(0);
  };
  const take = (suggestion: Suggestion): void => {
    if (!word) return;
    const next = withSuggestion(formula, word, suggestion);
    onChange(next.formula);
    setWord(null);
    requestAnimationFrame(() => {
      input.current?.focus();
      input.current?.setSelectionRange(next.caret, next.caret);
    });
  };
  const onKeyDown = (event: React.KeyboardEvent<HTMLTextAreaElement>): void => {
    const isOpen = word !== null && found.length > 0;
    if (event.key === ' ' && event.ctrlKey) look(formula, event.currentTarget.selectionStart);
    else if (!isOpen) return;
    else if (event.key === 'ArrowDown') setAt((at + 1) % found.length);
    else if (event.key === 'ArrowUp') setAt((at + found.length - 1) % found.length);
    else if (event.key === 'Escape') setWord(null);
    else if (event.key === 'Enter' || event.key === 'Tab') {
      const chosen = found[at];
      if (chosen) take(chosen);
    } else return;
    event.preventDefault();
  };
  return (
    <div className="in-suggest">
      <Input.TextArea
        id="in-formula"
        className="in-formula"
        ref={(node) => {
          input.current = node?.resizableTextArea?.textArea ?? null;
        }}
        autoSize={{ minRows: 2, maxRows: 6 }}
        maxLength={1000}
        value={formula}
        role="combobox"
        aria-expanded={word !== null && found.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-invalid={fault !== null}
        aria-describedby="in-formula-says"
        spellCheck={false}
        onChange={({ target }) => {
          onChange(target.value);
          look(target.value, target.selectionStart);
        }}
        onFocus={({ target }) => target.value === '' && look('', 0)}
        onBlur={() => setWord(null)}
        onKeyDown={onKeyDown}
      />
      {word !== null && found.length > 0 && <Choices found={found} at={at} onTake={take} />}
      <p id="in-formula-says" className="dk-muted in-formula-echo">
        {fault ? <Echo formula={formula} fault={fault} /> : t('indicators.edit.formulaHint')}
      </p>
    </div>
  );
}

function useSuggestions(word: Word | null, code: string): readonly Suggestion[] {
  const { t, locale } = useText();
  const nameOf = useNameOf();
  const facts = useFacts().data ?? [];
  const others = useIndicators().data ?? [];
  if (word === null) return [];
  return suggestionsFor(word.text, {
    facts,
    indicators: others
      .filter((one) => one.code !== code)
      .map((one) => ({ code: one.code, name: nameOf(one) })),
    isEnglish: locale === 'en',
    functionHint: (name) => t(`indicators.function.${name}`),
  });
}

interface ChoicesProps {
  readonly found: readonly Suggestion[];
  readonly at: number;
  readonly onTake: (suggestion: Suggestion) => void;
}

function Choices({ found, at, onTake }: ChoicesProps) {
  const { t } = useText();
  return (
    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: a list of choices under a combobox.
    <ul id={listId} role="listbox" aria-label={t('indicators.edit.suggestions')}>
      {found.map((one, index) => (
        // biome-ignore lint/a11y/useFocusableInteractive: the caret stays in the text; arrows move the choice.
        <li
          key={one.text}
          role="option"
          aria-selected={index === at}
          onMouseDown={(event) => {
            event.preventDefault();
            onTake(one);
          }}
        >
          <span className="in-formula">{one.text}</span>
          <span className="dk-muted">{one.hint}</span>
        </li>
      ))}
    </ul>
  );
}

interface EchoProps {
  readonly formula: string;
  readonly fault: NonNullable<FormulaReading['fault']>;
}

/** The formula once more with the faulty piece marked, and what is wrong with it. */
function Echo({ formula, fault: { at, length, message } }: EchoProps) {
  return (
    <span role="alert">
      <code className="in-formula">
        {formula.slice(0, at)}
        <mark>{formula.slice(at, at + length) || '␣'}</mark>
        {formula.slice(at + length)}
      </code>
      <br />
      {message}
    </span>
  );
}
