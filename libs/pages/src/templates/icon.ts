/** The drawing of a robot's face, in the pages' accent colour. */
export const ICON = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 48 48">
<rect width="48" height="48" rx="12" fill="#1f5fbf"/>
<rect x="10" y="14" width="28" height="22" rx="9" fill="#fff"/>
<circle cx="19" cy="25" r="3" fill="#1f5fbf"/><circle cx="29" cy="25" r="3" fill="#1f5fbf"/>
<path d="M24 14V8" stroke="#fff" stroke-width="3" stroke-linecap="round"/>
</svg>
`;
