/** `any_new_photo` as a title: "Any new photo". */
export function inWords(slug: string): string {
  const words = slug.replaceAll(/[_-]+/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
