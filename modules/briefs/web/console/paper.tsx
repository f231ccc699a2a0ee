import { Link } from 'react-router';
import { exactInstant } from '#platform/i18n/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import type { BriefDocument, BriefView, Edits, Section, Table } from '../../contract/index.ts';
import { Drawing } from './drawing.tsx';
import { usePeriod, useWords } from './use-briefs.ts';

type Drawings = BriefView['drawings'];

interface PaperProps {
  readonly document: BriefDocument;
  readonly edits: Edits;
  readonly drawings: Drawings;
  /** Date at the right of the head. */
  readonly at: string;
}

/** A brief as a page to read and to print. */
export function Paper({ document, edits, drawings, at }: PaperProps) {
  const { t, locale } = useText();
  const say = useWords();
  const period = usePeriod();
  const changed = new Map(edits.sections.map((one) => [one.id, one]));
  const shown = document.sections.filter(({ id }) => !changed.get(id)?.hidden);
  const day = exactInstant(new Date(at)).slice(0, 10);
  return (
    <article className="brief-paper" lang={locale === 'zh' ? 'zh-CN' : 'en'}>
      <header>
        <h1>
          {locale === 'zh'
            ? `${document.town.zh}${document.title.zh}`
            : `${document.title.en} – ${document.town.en}`}
        </h1>
        <p className="brief-number">
          {t('briefs.number', { year: document.year, number: document.number })}
        </p>
        <p className="brief-imprint">
          <span>{say(document.issuer)}</span>
          <span>{day}</span>
        </p>
      </header>
      <p className="brief-period">
        {t('briefs.paper.period', { period: period(document.kind, document.period) })}
        {document.compared &&
          ` ${t('briefs.paper.compared', { period: period(document.kind, document.compared) })}`}{' '}
        {t('briefs.paper.asOf', { at: exactInstant(new Date(document.composedAt)).slice(0, 16) })}
      </p>
      {edits.lead && <Remark title={t('briefs.paper.lead')} text={edits.lead} />}
      {shown.map((section, index) => (
        <SectionView
          key={section.id}
          section={section}
          number={t('briefs.paper.section', { number: numberOf(index, locale) })}
          change={changed.get(section.id)}
          drawings={drawings.find((one) => one.section === section.id)?.drawings ?? []}
        />
      ))}
      <Definitions document={document} />
    </article>
  );
}

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** `一` … `二十` in Chinese, digits in English. */
function numberOf(at: number, locale: 'zh' | 'en'): string {
  if (locale === 'en') return String(at + 1);
  const [tens, ones] = [Math.floor((at + 1) / 10), (at + 1) % 10];
  const ten = tens === 0 ? '' : `${tens > 1 ? (numerals[tens - 1] ?? '') : ''}十`;
  return `${ten}${ones > 0 ? (numerals[ones - 1] ?? '') : ''}`;
}

function Remark({ title, text }: { title: string; text: string }) {
  return (
    <p className="brief-remark">
      <strong>{title}</strong> {text}
    </p>
  );
}

interface SectionProps {
  readonly section: Section;
  readonly number: string;
  readonly change: Edits['sections'][number] | undefined;
  readonly drawings: Drawings[number]['drawings'];
}

function SectionView({ section, number, change, drawings }: SectionProps) {
  const { t } = useText();
  const say = useWords();
  return (
    <section>
      <h2>
        {number}
        {say(section.title)}
      </h2>
      {paragraphs(section, change).map((own) => (
        <p key={own[0]?.id} className="brief-text">
          {own.map(({ id, ...words }) => (
            <span key={id}>{say(words)} </span>
          ))}
        </p>
      ))}
      {change?.note && <Remark title={t('briefs.paper.note')} text={change.note} />}
      {section.figures.length > 0 && (
        <div className="brief-figures">
          {section.figures.map((figure) => (
            <div key={figure.code}>
              <span className="dk-muted">{say(figure.name)}</span>
              <strong>
                {say(figure.text)}
                <small>{say(figure.unit)}</small>
              </strong>
              <span className={`brief-tone-${figure.tone}`}>{say(figure.change)}</span>
            </div>
          ))}
        </div>
      )}
      {drawings.map((sheet) => (
        <Drawing key={sheet.title} sheet={sheet} />
      ))}
      {section.tables.map((table) => (
        <TableView key={table.title.zh} table={table} />
      ))}
    </section>
  );
}

/** Numbers, rates and what stands open are three paragraphs of the overview; the rest is one. */
function paragraphs(section: Section, change: SectionProps['change']): Section['sentences'][] {
  const words = new Map(change?.sentences.map(({ id, text }) => [id, text]));
  const said = section.sentences
    .map((one) => {
      const text = words.get(one.id);
      return text === undefined ? one : { ...one, zh: text, en: text };
    })
    .filter(({ zh }) => zh.trim() !== '');
  const groups = new Map<string, Section['sentences']>();
  for (const one of said) {
    const key =
      section.kind === 'text' ? one.id : section.kind === 'overview' ? one.id.split('.')[0] : '';
    groups.set(key ?? '', [...(groups.get(key ?? '') ?? []), one]);
  }
  return [...groups.values()];
}

function TableView({ table }: { table: Table }) {
  const say = useWords();
  return (
    <div className="dk-scroll">
      <table className="brief-table">
        <caption>{say(table.title)}</caption>
        <thead>
          <tr>
            {table.columns.map(({ title, align }, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns of a finished table never change places.
              <th key={at} scope="col" className={`brief-${align}`}>
                {say(title)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {table.rows.map(({ cells, strong, link }, row) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: rows of a finished table never change places.
            <tr key={row} className={strong ? 'brief-strong' : ''}>
              {cells.map((cell, at) => (
                <td
                  // biome-ignore lint/suspicious/noArrayIndexKey: as above.
                  key={at}
                  className={`brief-${table.columns[at]?.align ?? 'left'} brief-tone-${cell.tone}`}
                >
                  {link && at === 0 ? <Link to={link}>{say(cell)}</Link> : say(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** What the indicators count, and that the numbers are frozen. */
function Definitions({ document }: { document: BriefDocument }) {
  const { t } = useText();
  const say = useWords();
  return (
    <footer>
      {document.definitions.length > 0 && (
        <>
          <h2>{t('briefs.paper.definitions')}</h2>
          <dl className="brief-definitions">
            {document.definitions.map(({ code, name, meaning, formula }) => (
              <div key={code}>
                <dt title={formula}>{say(name)}</dt>
                <dd>{say(meaning)}</dd>
              </div>
            ))}
          </dl>
        </>
      )}
      {document.gaps.length > 0 && (
        <p className="dk-muted">{t('briefs.paper.gaps', { codes: document.gaps.join(', ') })}</p>
      )}
      <p className="dk-muted">{t('briefs.paper.frozen')}</p>
    </footer>
  );
}
