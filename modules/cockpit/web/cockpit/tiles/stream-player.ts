/** Plays a camera's stream (HLS) into a video element, and says in one word why it does not. */
import type HlsPlayer from 'hls.js/light';
import type { ErrorData } from 'hls.js/light';

/** Why a stream does not play. */
export type StreamFault = 'unreachable' | 'refused' | 'codec';

/** A stream being played. */
export interface Playing {
  /** Stands still and loads nothing more. */
  pause(): void;
  /** Goes on with what the camera sees now. */
  resume(): void;
  end(): void;
}

/** The town's list does not hold the host: `camera-host-not-allowed`. */
const refusedStatus = 422;

/**
 * Plays a playlist. The library comes first where it can work, because it tells what is wrong; a browser without media sources
 * (iPhones) plays by itself.
 * @param onFault told when it cannot go on by itself
 */
export async function playStream(
  element: HTMLVideoElement,
  address: string,
  onFault: (fault: StreamFault) => void,
): Promise<Playing> {
  const { default: Hls } = await import('hls.js/light');
  if (Hls.isSupported()) return byLibrary(new Hls(settings), element, { address, onFault, Hls });
  if (element.canPlayType('application/vnd.apple.mpegurl') === '') onFault('codec');
  else element.src = address;
  element.onerror = () => void whyNot(address).then(onFault);
  return {
    pause: () => element.pause(),
    resume: () => start(element),
    end: () => {
      element.onerror = null;
      element.removeAttribute('src');
    },
  };
}

const settings = { enableWorker: false, liveSyncDurationCount: 2 };

interface Asked {
  readonly address: string;
  readonly onFault: (fault: StreamFault) => void;
  readonly Hls: typeof HlsPlayer;
}

function byLibrary(
  player: HlsPlayer,
  element: HTMLVideoElement,
  { address, onFault, Hls }: Asked,
): Playing {
  player.on(Hls.Events.ERROR, (_event, fault) => {
    if (fault.fatal) onFault(faultOf(fault, Hls));
  });
  let stands = false;
  player.on(Hls.Events.MANIFEST_PARSED, () => {
    if (!stands) start(element);
  });
  player.loadSource(address);
  player.attachMedia(element);
  return {
    pause: () => {
      stands = true;
      element.pause();
      player.stopLoad();
    },
    resume: () => {
      stands = false;
      player.startLoad();
      if (player.liveSyncPosition) element.currentTime = player.liveSyncPosition;
      start(element);
    },
    end: () => player.destroy(),
  };
}

function faultOf({ type, response }: ErrorData, Hls: typeof HlsPlayer): StreamFault {
  if (type === Hls.ErrorTypes.NETWORK_ERROR) {
    return response?.code === refusedStatus ? 'refused' : 'unreachable';
  }
  return 'codec';
}

/** A browser that shows something by itself does not say why it does not: the address is asked once more. */
export async function whyNot(address: string): Promise<StreamFault> {
  try {
    const { ok, status } = await fetch(address);
    if (ok) return 'codec';
    return status === refusedStatus ? 'refused' : 'unreachable';
  } catch {
    return 'unreachable';
  }
}

/** A muted video may begin by itself; where the browser forbids even that, its pause button stays "play". */
function start(element: HTMLVideoElement): void {
  element.play().catch(() => undefined);
}
