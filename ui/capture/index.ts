/** Taking photos and voice on a phone. Import from pages, never from a shell: it is not light. */
export { longestSidePx, type Photo, preparePhoto } from './photo.ts';
export { PhotoPicker, useBlobAddress } from './photo-picker.tsx';
export { type VoiceNote, VoiceRecorder } from './voice-recorder.tsx';
