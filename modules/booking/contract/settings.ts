/** Rules of a town for bookings and queues: data, changed on screen. */
import { type Static, Type } from '#platform/contract/index.ts';

const count = (minimum: number, maximum: number) => Type.Integer({ minimum, maximum });

/** What a town may set. */
export const BookingRules = Type.Object({
  /** Minutes for which a time is kept while the person reads and confirms. */
  holdMinutes: count(2, 60),
  /** Minutes for which a freed time is kept for the first of the waiting list. */
  offerMinutes: count(5, 720),
  /** Bookings ahead that one person may have at the same time. */
  mostAhead: count(1, 50),
  /** So many missed bookings … */
  missLimit: count(1, 20),
  /** … within so many days … */
  missWindowDays: count(7, 365),
  /** … and for so many days bookings are made at the window only. */
  barDays: count(1, 180),
  /** Minutes after the booked time until which one still counts as having come. */
  lateMinutes: count(0, 240),
  /** Minutes before the booked time from which one may report one's arrival. */
  earlyMinutes: count(0, 480),
  /** Hours before the booked time at which one is reminded. */
  reminderHours: count(1, 72),
  /** After a missed call so many others go first. */
  missedPlaces: count(0, 20),
  /** With the missed call of this number the ticket ends. */
  missedLimit: count(1, 10),
  /** After so many favoured people in a row somebody without favour is called. */
  ordinaryAfter: count(1, 20),
  /** From this age on, by the record, one goes through the green channel. */
  greenAge: count(50, 100),
});
export type BookingRules = Static<typeof BookingRules>;

/** The rules of the house, where a town made none. */
export const houseRules: BookingRules = {
  holdMinutes: 10,
  offerMinutes: 60,
  mostAhead: 6,
  missLimit: 3,
  missWindowDays: 90,
  barDays: 30,
  lateMinutes: 20,
  earlyMinutes: 60,
  reminderHours: 20,
  missedPlaces: 3,
  missedLimit: 3,
  ordinaryAfter: 2,
  greenAge: 70,
};
