/** What the cockpit offers over HTTP. `GET /cockpit/board/live` (a stream) and stills of cameras are raw routes. */
import { defineApi, Done, type Static, Type } from '#platform/contract/index.ts';
import { Board, BoardQuery, LayoutView, TileAnswer } from './board.ts';
import { Camera, CameraHosts, CameraInput, CameraView, Rotation, RotationView } from './screens.ts';
import { LayoutContent, Tile } from './tile.ts';

export * from './board.ts';
export * from './screens.ts';
export * from './tile.ts';
export { kindNeeds, newTile } from './tile-rules.ts';

/** Events that this module tells. */
export const events = {
  arranged: 'cockpit.arranged',
  camerasChanged: 'cockpit.camerasChanged',
} as const;

const read = 'cockpit.read';
const arrange = 'cockpit.arrange';
const Code = Type.String({ pattern: '^[a-z][a-z0-9-]{1,49}$' });
const byCode = Type.Object({ code: Code });
const layoutProblems = ['layout-faulty', 'board-place-unknown'];

/** A layout as file. */
export const LayoutFile = Type.Object({
  items: Type.Array(Type.Object({ code: Code, content: LayoutContent }), { maxItems: 200 }),
});
export type LayoutFile = Static<typeof LayoutFile>;

export const api = defineApi('cockpit', {
  board: {
    method: 'GET',
    path: '/cockpit/board',
    summary: 'A screen with the answers of its tiles',
    permission: read,
    query: BoardQuery,
    reply: Board,
    problems: ['board-place-unknown', 'board-place-missing', 'level-out-of-reach'],
  },
  answers: {
    method: 'POST',
    path: '/cockpit/answers',
    summary: 'What tiles would show at a place, asked anew and not kept: the preview of the editor',
    permission: arrange,
    body: Type.Object({ place: BoardQuery, tiles: Type.Array(Tile, { maxItems: 40 }) }),
    reply: Type.Object({ answers: Type.Array(TileAnswer) }),
    problems: ['board-place-unknown', 'board-place-missing', 'level-out-of-reach'],
  },
  exportTile: {
    method: 'GET',
    path: '/cockpit/board/tiles/:tileId/export',
    summary: 'The table of a tile as XLSX, with its definitions',
    permission: 'cockpit.export',
    params: Type.Object({ tileId: Type.String({ maxLength: 40 }) }),
    query: BoardQuery,
    reply: Type.Unknown(),
    file: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    problems: ['tile-unknown', 'board-place-unknown', 'board-place-missing', 'level-out-of-reach'],
  },
  layouts: {
    method: 'GET',
    path: '/cockpit/layouts',
    summary: 'All layouts',
    permission: read,
    reply: Type.Object({ items: Type.Array(LayoutView) }),
  },
  layout: {
    method: 'GET',
    path: '/cockpit/layouts/:code',
    summary: 'One layout with its versions',
    permission: arrange,
    params: byCode,
    reply: Type.Object({
      layout: LayoutView,
      versions: Type.Array(
        Type.Object({
          version: Type.Integer(),
          content: LayoutContent,
          savedByName: Type.String(),
          savedAt: Type.String(),
        }),
      ),
    }),
    problems: ['layout-unknown'],
  },
  createLayout: {
    method: 'POST',
    path: '/cockpit/layouts',
    summary: 'Make a layout',
    permission: arrange,
    body: Type.Object({ code: Code, content: LayoutContent }),
    reply: LayoutView,
    status: 201,
    problems: ['layout-taken', ...layoutProblems],
  },
  saveLayout: {
    method: 'PUT',
    path: '/cockpit/layouts/:code',
    summary: 'Change a layout; every screen that shows it follows at once',
    permission: arrange,
    params: byCode,
    body: Type.Object({ content: LayoutContent, version: Type.Integer() }),
    reply: LayoutView,
    problems: ['layout-unknown', 'changed-meanwhile', ...layoutProblems],
  },
  resetLayout: {
    method: 'POST',
    path: '/cockpit/layouts/:code/reset',
    summary: 'Put a shipped layout back as it came',
    permission: arrange,
    params: byCode,
    body: Type.Object({ version: Type.Integer() }),
    reply: LayoutView,
    problems: ['layout-unknown', 'layout-not-shipped', 'changed-meanwhile'],
  },
  removeLayout: {
    method: 'DELETE',
    path: '/cockpit/layouts/:code',
    summary: 'Remove a layout that was made here; its versions stay',
    permission: arrange,
    params: byCode,
    reply: Done,
    problems: ['layout-unknown', 'layout-is-shipped'],
  },
  exportLayouts: {
    method: 'GET',
    path: '/cockpit/layouts-file',
    summary: 'All layouts as JSON',
    permission: arrange,
    reply: Type.Unknown(),
    file: 'application/json',
  },
  importLayouts: {
    method: 'POST',
    path: '/cockpit/layouts-file',
    summary: 'Take layouts over what is there; all or none',
    permission: arrange,
    body: LayoutFile,
    reply: Type.Object({ saved: Type.Integer() }),
    problems: layoutProblems,
  },
  tickers: {
    method: 'GET',
    path: '/cockpit/tickers',
    summary: 'What a ticker may tell of',
    permission: read,
    reply: Type.Object({
      items: Type.Array(
        Type.Object({ code: Type.String(), titleZh: Type.String(), titleEn: Type.String() }),
      ),
    }),
  },
  cameras: {
    method: 'GET',
    path: '/cockpit/cameras',
    summary: 'Cameras of the screens, without their addresses',
    permission: read,
    reply: Type.Object({ items: Type.Array(CameraView) }),
  },
  camera: {
    method: 'GET',
    path: '/cockpit/cameras/:cameraId',
    summary: 'One camera with its address',
    permission: arrange,
    params: Type.Object({ cameraId: Type.String({ format: 'uuid' }) }),
    reply: Camera,
    problems: ['camera-unknown'],
  },
  saveCamera: {
    method: 'PUT',
    path: '/cockpit/cameras/:cameraId',
    summary: 'Add or change a camera',
    permission: arrange,
    params: Type.Object({ cameraId: Type.String({ format: 'uuid' }) }),
    body: CameraInput,
    reply: Camera,
    problems: ['camera-address-faulty', 'camera-host-not-allowed'],
  },
  removeCamera: {
    method: 'DELETE',
    path: '/cockpit/cameras/:cameraId',
    summary: 'Remove a camera; its tiles say so',
    permission: arrange,
    params: Type.Object({ cameraId: Type.String({ format: 'uuid' }) }),
    reply: Done,
    problems: ['camera-unknown'],
  },
  cameraHosts: {
    method: 'GET',
    path: '/cockpit/camera-hosts',
    summary: 'Hosts that cameras may stand at, and those of cameras that are not among them',
    permission: arrange,
    reply: CameraHosts,
  },
  saveCameraHosts: {
    method: 'PUT',
    path: '/cockpit/camera-hosts',
    summary: 'Name the hosts that cameras may stand at; pages may ask those marked as direct',
    permission: arrange,
    body: Type.Pick(CameraHosts, ['hosts']),
    reply: CameraHosts,
  },
  rotations: {
    method: 'GET',
    path: '/cockpit/rotations',
    summary: 'Rotations of wall screens',
    permission: read,
    reply: Type.Object({ items: Type.Array(RotationView) }),
  },
  saveRotation: {
    method: 'PUT',
    path: '/cockpit/rotations/:code',
    summary: 'Add or change a rotation',
    permission: arrange,
    params: byCode,
    body: Rotation,
    reply: RotationView,
    problems: ['board-place-unknown'],
  },
  removeRotation: {
    method: 'DELETE',
    path: '/cockpit/rotations/:code',
    summary: 'Remove a rotation',
    permission: arrange,
    params: byCode,
    reply: Done,
    problems: ['rotation-unknown'],
  },
});
