/** JT/T 808 of 2013 and 2019: a pure codec for platform and terminal. */
export {
  encodeFrame,
  type Edition,
  type FrameFault,
  type Header,
  type Message,
  parseFrame,
  type Refused,
} from './frame.ts';
export {
  batchBody,
  type Batch,
  type Location,
  locationBody,
  readBatch,
  readLocation,
} from './location.ts';
export {
  answerBody,
  authenticationBody,
  type GeneralAnswer,
  id,
  type Parameter,
  parametersBody,
  readAnswer,
  readAuthentication,
  readLocationAnswer,
  readParameters,
  readRegisterAnswer,
  readRegistration,
  readText,
  registerAnswerBody,
  type Registration,
  registrationBody,
  textBody,
} from './messages.ts';
export { type Found, FrameReader } from './stream.ts';
export { type Joined, SubPackages } from './sub-packages.ts';
