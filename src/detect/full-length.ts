/** From this length on a body is a key on its own; below, only where Pictify is named close by. No length is documented. */
export const FULL_LENGTH = 16;
