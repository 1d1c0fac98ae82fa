/** What the two pages need beyond the pages' common style. */
export const STYLES = `.page > section { margin-bottom: 2rem; }
.page > section > p { color: var(--quiet); }
.facts { table-layout: fixed; margin-top: 1rem; }
.facts caption { text-align: left; font-weight: 600; padding-bottom: 0.25rem; }
.facts th, .facts td { font-weight: 400; }
.facts thead th { color: var(--quiet); font-size: 0.9375rem; }
dt { font-weight: 600; }
dd { margin: 0 0 0.75rem; }
`;
