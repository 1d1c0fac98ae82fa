import { type FieldOption, type Owner } from '#contract';

/** Stands for every bed, in options and in values. */
export const ANY_BED = 'any';

export interface Bed {
  readonly value: string;
  readonly label: string;
  /** Beds without a house stand in the open. */
  readonly house?: string;
  readonly pictures: number;
}

/** What the pages of queries need: no picture, few, and more than a page has by default. */
export const BEDS: readonly Bed[] = [
  { value: 'moss', label: 'Moss', pictures: 0 },
  { value: 'ferns', label: 'Ferns', house: 'Shade house', pictures: 2 },
  { value: 'orchids', label: 'Orchids', house: 'Shade house', pictures: 60 },
];

/** Options one by one and, one level deep, in groups; the first depends on the owner. */
export function bedOptions(owner: Owner): FieldOption[] {
  const inTheOpen = BEDS.filter(({ house }) => house === undefined);
  const houses = [...new Set(BEDS.flatMap(({ house }) => house ?? []))];
  return [
    { label: `Any bed of ${owner.id}`, value: ANY_BED },
    ...inTheOpen.map(({ label, value }) => ({ label, value })),
    ...houses.map((house) => ({
      label: house,
      values: BEDS.filter((bed) => bed.house === house).map(({ label, value }) => ({ label, value })),
    })),
  ];
}

export const SEASONS = [
  { label: 'Spring', value: 'spring' },
  { label: 'Autumn', value: 'autumn' },
] as const;

export const WEEKDAYS = [
  { label: 'Monday', value: '1' },
  { label: 'Friday', value: '5' },
  { label: 'At the weekend', values: [{ label: 'Sunday', value: '7' }] },
] as const;

export function helperOptions(owner: Owner): FieldOption[] {
  return [
    { label: `The gardener of ${owner.id}`, value: 'gardener' },
    { label: 'The neighbour', value: 'neighbour' },
  ];
}
