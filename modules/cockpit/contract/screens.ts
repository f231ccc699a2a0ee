/** What stands around the layouts: cameras, and rotations of wall screens. */
import {
  notPersonal,
  nullable,
  oneOf,
  Position,
  type Static,
  Type,
} from '#platform/contract/index.ts';
import { levels } from './board.ts';

/** What a camera gives: a picture that is asked for again and again, or a stream (HLS playlist). */
export const cameraKinds = ['still', 'hls'] as const;
export type CameraKind = (typeof cameraKinds)[number];

/** What an administrator enters. */
export const CameraInput = Type.Object({
  nameZh: Type.String({ minLength: 1, maxLength: 40 }),
  nameEn: Type.String({ maxLength: 60 }),
  kind: oneOf(cameraKinds),
  /** Where the server fetches it, `http://` or `https://`; may hold a name and password of the camera. */
  address: Type.String({
    minLength: 8,
    maxLength: 500,
    ...notPersonal('of a camera in the network'),
  }),
  /** Seconds between two stills. */
  everySeconds: Type.Integer({ minimum: 1, maximum: 3600 }),
  /** Where it stands, for the one map; null: not said; left out: as it was. */
  position: Type.Optional(nullable(Position)),
});
export type CameraInput = Static<typeof CameraInput>;

/** A camera as administrators see it. */
export const Camera = Type.Object({ id: Type.String(), ...CameraInput.properties });
export type Camera = Static<typeof Camera>;

/** A camera as screens see it: its address stays on the server, but for streams that they play themselves. */
export const CameraView = Type.Object({
  id: Type.String(),
  nameZh: Type.String(),
  nameEn: Type.String(),
  kind: oneOf(cameraKinds),
  everySeconds: Type.Integer(),
  /** The address of a stream at a host that screens may ask; null where the server fetches it. */
  playedFrom: Type.Union([Type.String(), Type.Null()]),
  position: nullable(Position),
});
export type CameraView = Static<typeof CameraView>;

/** A host that cameras may stand at. */
export const CameraHost = Type.Object({
  /** Name or IPv4 address, with a port or (for every port) without. */
  host: Type.String({
    maxLength: 260,
    pattern: '^\\s*[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?(:[0-9]{1,5})?\\s*$',
  }),
  /** Whether screens play streams from it themselves, without the server in between; pages may ask it then. */
  direct: Type.Boolean(),
});
export type CameraHost = Static<typeof CameraHost>;

/** The town's list. */
export const CameraHosts = Type.Object({
  hosts: Type.Array(CameraHost, { maxItems: 100 }),
  /** Hosts (with their ports) of cameras that do not stand in the list. */
  unlisted: Type.Array(Type.String()),
});
export type CameraHosts = Static<typeof CameraHosts>;

/** What a wall screen shows in turn. */
export const Rotation = Type.Object({
  nameZh: Type.String({ minLength: 1, maxLength: 40 }),
  nameEn: Type.String({ maxLength: 60 }),
  everySeconds: Type.Integer({ minimum: 5, maximum: 3600 }),
  theme: oneOf(['dark', 'light']),
  /** From how far it is read: at the desk, across a room, or on a wall at five metres. */
  distance: oneOf(['desk', 'room', 'wall']),
  stops: Type.Array(Type.Object({ level: oneOf(levels), code: Type.String({ maxLength: 40 }) }), {
    minItems: 1,
    maxItems: 40,
  }),
});
export type Rotation = Static<typeof Rotation>;

/** A rotation as saved. */
export const RotationView = Type.Object({ code: Type.String(), ...Rotation.properties });
export type RotationView = Static<typeof RotationView>;
