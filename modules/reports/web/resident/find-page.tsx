import { LinkButton, useText } from '#ui/index.ts';
import { FindForm } from './find-form.tsx';

/** 查询办理: for those who made the report on another phone. */
export default function FindPage() {
  const { t } = useText();
  return (
    <>
      <h1>{t('reports.find.title')}</h1>
      <p>{t('reports.find.lead')}</p>
      <FindForm />
      <p />
      <LinkButton to="/mine" kind="quiet" icon="list" wide>
        {t('reports.menu.mine')}
      </LinkButton>
    </>
  );
}
