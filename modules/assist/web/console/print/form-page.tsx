import { Button } from 'antd';
import { useText } from '#ui/i18n/text-provider.tsx';
import { Icon } from '#ui/icons/icon.tsx';
import { actKinds, relations } from '../../../contract/index.ts';
import '../shared/assist.css';
import './print.css';

const terms = [1, 2, 3, 4] as const;

/** The paper form by which a resident lets a relative act: A4, filled in by hand, kept as a picture. */
export default function FormPage() {
  const { t } = useText();
  const box = (words: string) => (
    <span key={words} className="as-box">
      {words}
    </span>
  );
  const line = (key: string) => (
    <p key={key} className="as-line">
      <span>{t(`assist.form.${key}`)}</span>
      <span />
    </p>
  );
  return (
    <>
      <div className="dk-row as-no-print">
        <Button type="primary" icon={<Icon name="print" size={16} />} onClick={() => print()}>
          {t('assist.receipt.print')}
        </Button>
      </div>
      <article className="as-sheet as-form">
        <h1>{t('assist.form.title')}</h1>
        <p>{t('assist.form.lead')}</p>
        <h2>{t('assist.form.principal')}</h2>
        {['name', 'idNumber', 'phone'].map(line)}
        <h2>{t('assist.form.agent')}</h2>
        {['agentName', 'agentPhone'].map(line)}
        <p className="as-boxes">
          {t('assist.proxy.relation')} {relations.map((one) => box(t(`assist.relation.${one}`)))}
        </p>
        <h2>{t('assist.form.what')}</h2>
        <p className="as-boxes">{actKinds.map((kind) => box(t(`assist.kind.${kind}`)))}</p>
        <h2>{t('assist.form.until')}</h2>
        <p className="as-boxes">
          {[7, 30, 180, 365].map((days) => box(t(`assist.days.d${days}`)))}
        </p>
        <ol>
          {terms.map((term) => (
            <li key={term}>{t(`assist.form.term${term}`)}</li>
          ))}
        </ol>
        {['signature', 'date', 'clerk'].map(line)}
      </article>
    </>
  );
}
