import { Tabs } from 'antd';
import { PageHead } from '#ui/desk/index.ts';
import { useText } from '#ui/i18n/text-provider.tsx';
import { usePermission } from '#ui/session/index.ts';
import { useLiveParticipation } from '../shared/client.ts';
import { Places } from '../shared/places.tsx';
import { ClaimsPart } from './claims-part.tsx';
import { GoodsPart } from './goods-part.tsx';
import { MonthsPart } from './months-part.tsx';
import { RedemptionsPart } from './redemptions-part.tsx';
import '../shared/participation.css';

/** 积分: claims to confirm, goods to hand out, the shop, the months. */
export default function PointsPage() {
  const { t } = useText();
  const mayWork = usePermission('participation.points');
  useLiveParticipation();
  const months = {
    key: 'months',
    label: t('participation.months.title'),
    children: <MonthsPart />,
  };
  const work = [
    { key: 'claims', label: t('participation.points.claims'), children: <ClaimsPart /> },
    { key: 'redemptions', label: t('participation.points.handOut'), children: <RedemptionsPart /> },
    { key: 'goods', label: t('participation.points.goods'), children: <GoodsPart /> },
  ];
  return (
    <>
      <PageHead title={t('participation.nav.points')} lead={t('participation.points.desk')} />
      <Places />
      <Tabs items={mayWork ? [...work, months] : [months]} />
    </>
  );
}
