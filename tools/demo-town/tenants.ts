/** The invented county and its towns. Ids are fixed so that a reload keeps its addresses. */
import type { Tenant } from '#platform/tenants/index.ts';

const countyId = '01900000-0000-7000-8000-000000000001';

export const demoTenants: readonly Tenant[] = [
  {
    tenantId: countyId,
    parentId: null,
    kind: 'county',
    code: 'yunling',
    nameZh: '云岭县',
    nameEn: 'Yunling County',
    position: 0,
  },
  {
    tenantId: '01900000-0000-7000-8000-000000000010',
    parentId: countyId,
    kind: 'town',
    code: 'qingxi',
    nameZh: '清溪镇',
    nameEn: 'Qingxi Town',
    position: 0,
  },
  {
    tenantId: '01900000-0000-7000-8000-000000000020',
    parentId: countyId,
    kind: 'town',
    code: 'baisha',
    nameZh: '白沙镇',
    nameEn: 'Baisha Town',
    position: 1,
  },
];
