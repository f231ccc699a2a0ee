/** The door of the module of bookings: nobody needs it yet; who is on duty is told through the slot `open-today`. */
export {};
