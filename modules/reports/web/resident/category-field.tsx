import { useId, useState } from 'react';
import { Button, FieldError, Sheet, useText } from '#ui/index.ts';
import { CategoryIcon } from './category-icon.tsx';
import type { Draft } from './draft.ts';
import { Fold } from './fold.tsx';
import type { Choices, OfferedCategory } from './use-choices.ts';

interface CategoryFieldProps {
  readonly choices: Choices | undefined;
  /** What the words seem to be about, best first. */
  readonly suggested: readonly OfferedCategory[];
  readonly value: Draft['category'];
  readonly onChange: (value: Draft['category']) => void;
  readonly error: string | null;
}

/** What it is about: suggested from the words, else the popular ones; all of them in a sheet. */
export function CategoryField(props: CategoryFieldProps) {
  const { choices, suggested, value, onChange, error } = props;
  const { t } = useText();
  const [all, setAll] = useState(false);
  const id = useId();
  const offered = offeredOf(suggested, choices?.popular ?? [], value);
  return (
    <fieldset className="zs-field" {...(error ? { 'aria-describedby': id } : {})}>
      <legend className="zs-label">{t('reports.form.category')}</legend>
      <p className="zs-hint" aria-live="polite">
        {t(suggested.length > 0 ? 'reports.form.categorySuggested' : 'reports.form.categoryHint')}
      </p>
      <div className="rp-chips">
        {offered.map((one) => (
          <Chip key={one.code} category={one} value={value} onChange={onChange} />
        ))}
      </div>
      {error && <FieldError id={id}>{error}</FieldError>}
      <Button kind="quiet" icon="category" onClick={() => setAll(true)}>
        {t('reports.form.categoryAll')}
      </Button>
      <AllCategories
        groups={choices?.groups ?? []}
        open={all}
        onClose={() => setAll(false)}
        onChoose={(category) => {
          onChange(category);
          setAll(false);
        }}
      />
    </fieldset>
  );
}

const shownAtMost = 8;

function offeredOf(
  suggested: readonly OfferedCategory[],
  popular: readonly OfferedCategory[],
  chosen: Draft['category'],
): OfferedCategory[] {
  const base = suggested.length > 0 ? suggested : popular.slice(0, shownAtMost);
  if (!chosen || base.some(({ code }) => code === chosen.code)) return [...base];
  const known = popular.find(({ code }) => code === chosen.code);
  return [known ?? { ...chosen, icon: '' }, ...base];
}

interface ChipProps {
  readonly category: OfferedCategory;
  readonly value: Draft['category'];
  readonly onChange: (value: Draft['category']) => void;
}

/** Pressed again, a chip lets go: the words decide then. */
function Chip({ category, value, onChange }: ChipProps) {
  const { code, name, icon } = category;
  const pressed = value?.code === code;
  return (
    <button
      type="button"
      className="rp-chip"
      aria-pressed={pressed}
      onClick={() => onChange(pressed ? null : { code, name })}
    >
      <CategoryIcon icon={icon} code={code} />
      {name}
    </button>
  );
}

interface AllCategoriesProps {
  readonly groups: Choices['groups'];
  readonly open: boolean;
  readonly onClose: () => void;
  readonly onChoose: (category: { code: string; name: string }) => void;
}

function AllCategories({ groups, open, onClose, onChoose }: AllCategoriesProps) {
  const { t } = useText();
  return (
    <Sheet title={t('reports.form.categoryAll')} open={open} onClose={onClose}>
      {groups.map((group) => (
        <Fold
          key={group.code}
          plain
          name="category-group"
          title={
            <>
              <CategoryIcon icon="" code={group.code} />
              {group.name}
            </>
          }
        >
          <div className="rp-group-items">
            {group.categories.map(({ code, name }) => (
              <button key={code} type="button" onClick={() => onChoose({ code, name })}>
                {name}
              </button>
            ))}
          </div>
        </Fold>
      ))}
    </Sheet>
  );
}
