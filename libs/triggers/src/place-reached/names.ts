/** Slug of the trigger. */
export const PLACE_REACHED = 'place_reached';
