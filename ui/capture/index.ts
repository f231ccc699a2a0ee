/** Taking photos, voice and position on a phone. Import from pages, never from a shell: not light. */
export { type Photo } from './photo.ts';
export { PhotoPicker, useBlobAddress } from './photo-picker.tsx';
export { type Here, useHere, usePositionAllowed } from './position.ts';
export { stampPhoto } from './stamp.ts';
export { type VoiceNote, VoiceRecorder } from './voice-recorder.tsx';
