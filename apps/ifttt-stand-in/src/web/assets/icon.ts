/** "If this, then that": two dots and the way between them, in the pages' accent colour. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">
<rect width="48" height="48" rx="12" fill="#1f5fbf"/>
<path d="M15 24h18" stroke="#fff" stroke-width="4"/>
<circle cx="14" cy="24" r="6" fill="#1f5fbf" stroke="#fff" stroke-width="4"/><circle cx="34" cy="24" r="7" fill="#fff"/>
</svg>
`;
