/** Where the reference's files are, from the service's root. */
export const FOLDER = 'docs/assets';
