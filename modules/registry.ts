/** The modules of the house, in order of needs: one line each. */
import type { ModuleDefinition } from '#platform/module/index.ts';
import { alarms } from './alarms/server.ts';
import { briefs } from './briefs/server.ts';
import { calendar } from './calendar/server.ts';
import { cases } from './cases/server.ts';
import { catalogue } from './catalogue/server.ts';
import { classification } from './classification/server.ts';
import { cockpit } from './cockpit/server.ts';
import { duties } from './duties/server.ts';
import { environment } from './environment/server.ts';
import { fences } from './fences/server.ts';
import { files } from './files/server.ts';
import { hj212 } from './hj212/server.ts';
import { ledger } from './ledger/server.ts';
import { lighting } from './lighting/server.ts';
import { indicators } from './indicators/server.ts';
import { intake } from './intake/server.ts';
import { jt808 } from './jt808/server.ts';
import { map } from './map/server.ts';
import { manholes } from './manholes/server.ts';
import { lorawan } from './lorawan/server.ts';
import { messages } from './messages/server.ts';
import { mqtt } from './mqtt/server.ts';
import { modbus } from './modbus/server.ts';
import { observations } from './observations/server.ts';
import { operations } from './operations/server.ts';
import { people } from './people/server.ts';
import { privacy } from './privacy/server.ts';
import { push } from './push/server.ts';
import { records } from './records/server.ts';
import { reports } from './reports/server.ts';
import { things } from './things/server.ts';
import { sensorthings } from './sensorthings/server.ts';
import { sharing } from './sharing/server.ts';
import { towns } from './towns/server.ts';
import { vehicles } from './vehicles/server.ts';
import { booking } from './booking/server.ts';
import { services } from './services/server.ts';
import { care } from './care/server.ts';
import { volunteering } from './volunteering/server.ts';
import { payment } from './payment/server.ts';
import { assist } from './assist/server.ts';
import { policy } from './policy/server.ts';
import { directory } from './directory/server.ts';
import { participation } from './participation/server.ts';

export const modules: readonly ModuleDefinition[] = [
  ledger,
  towns,
  duties,
  calendar,
  messages,
  files,
  map,
  people,
  privacy,
  things,
  classification,
  observations,
  mqtt,
  hj212,
  jt808,
  modbus,
  lorawan,
  push,
  cases,
  alarms,
  reports,
  environment,
  lighting,
  fences,
  manholes,
  vehicles,
  sensorthings,
  indicators,
  catalogue,
  intake,
  sharing,
  records,
  cockpit,
  briefs,
  operations,
  booking,
  services,
  care,
  volunteering,
  payment,
  assist,
  policy,
  directory,
  participation,
];
