/**
 * Swagger UI in the pages' style. Its own stylesheet is a layer, so that every rule outside of it wins, whatever the
 * selector: colours are the pages' own, light and dark, since Swagger UI's are too pale for its small words (WCAG 2.2
 * 1.4.3), and long lines break instead of scrolling (1.4.10). Its icons in `data:` addresses are not used.
 *
 * @param original Swagger UI's own stylesheet
 */
export const stylesOver = (original: string) => `@layer swagger-ui {
${original}
}

.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

.swagger-ui, .swagger-ui :where(*) {
  font-family: inherit; font-size: 1rem; color: inherit; text-shadow: none; box-shadow: none; fill: currentColor;
}
.swagger-ui :is(code, pre, textarea, .opblock-summary-path, .parameter__name, .prop-type),
.swagger-ui .opblock-summary-path * { font-family: ui-monospace, monospace; font-size: 0.9375rem; }
.swagger-ui .wrapper { max-width: none; padding: 0; }
.swagger-ui a { color: var(--accent); }
.swagger-ui .auth-wrapper { justify-content: flex-start; margin-bottom: 1.5rem; }
.swagger-ui .auth-wrapper .authorize { padding: 0.5625rem 1.25rem; }
.swagger-ui :is(.parameter__type, .parameter__in, .prop-format, .response-undocumented, small) {
  color: var(--quiet); font-size: 0.9375rem;
}
.swagger-ui .parameter__name.required span, .swagger-ui .parameter__name.required::after,
.swagger-ui .errors-wrapper { color: var(--alert); }

.swagger-ui button:not(.btn) {
  min-height: 1.75rem; min-width: 1.75rem; padding: 0.25rem; border: 0; font-weight: 400; background: none;
}
.swagger-ui .btn { margin: 0 0.5rem 0 0; white-space: nowrap; overflow-wrap: normal; }
.swagger-ui .btn svg { margin-left: 0.5rem; }
.swagger-ui .btn.execute { color: var(--on-accent); background: var(--accent); border-color: var(--accent); }
.swagger-ui .btn.cancel { color: var(--alert); background: none; border-color: currentColor; }
.swagger-ui .btn-group, .swagger-ui .execute-wrapper { padding: 1rem 1.25rem; }
.swagger-ui .btn-group .btn { flex: 1; }
.swagger-ui .opblock-section-header .btn-group { padding: 0; }

.swagger-ui .opblock-tag {
  display: flex; flex-wrap: wrap; align-items: baseline; gap: 0 0.75rem; margin: 0 0 0.5rem; padding: 0.5rem 0;
  font-size: 1.125rem; font-weight: 600; border-color: var(--hair);
}
.swagger-ui .opblock-tag:hover { background: none; }
.swagger-ui .opblock-tag a { color: inherit; text-decoration: none; }
.swagger-ui .opblock-tag small { flex: 1 1 14rem; padding: 0; font-weight: 400; }
.swagger-ui .opblock-tag > div { display: none; }
.swagger-ui .opblock-tag > button { margin-left: auto; }
.swagger-ui .opblock, .swagger-ui .opblock .opblock-summary {
  margin: 0 0 0.5rem; border-color: var(--hair); background: var(--card);
}
.swagger-ui .opblock { border: 1px solid var(--hair); border-radius: 0.5rem; }
.swagger-ui .opblock .opblock-summary { margin: 0; border-radius: 0.5rem; padding: 0.375rem 0.5rem; }
.swagger-ui button.opblock-summary-control {
  display: flex; flex: 1; flex-wrap: wrap; gap: 0.25rem 0.75rem; justify-content: flex-start; min-width: 0;
  text-align: left;
}
.swagger-ui .opblock-summary-path-description-wrapper {
  display: flex; flex: 1 1 14rem; flex-flow: row wrap; padding: 0; gap: 0 0.75rem;
}
.swagger-ui .opblock-summary-path a { color: inherit; text-decoration: none; }
.swagger-ui .opblock-summary-path { max-width: 100%; padding: 0; font-weight: 600; word-break: normal; overflow-wrap: anywhere; }
.swagger-ui .opblock-summary-description { flex: 1 1 14rem; padding: 0; color: var(--quiet); }
.swagger-ui .opblock-summary-method {
  min-width: 4.5rem; padding: 0.125rem 0.375rem; border-radius: 0.25rem; font-size: 0.875rem; font-weight: 600;
  color: var(--card); background: var(--quiet);
}
.swagger-ui .opblock-get .opblock-summary-method { background: var(--accent); }
.swagger-ui :is(.opblock-post, .opblock-put) .opblock-summary-method { background: var(--good); }
.swagger-ui .opblock-delete .opblock-summary-method { background: var(--alert); }
.swagger-ui .opblock-section-header > .tab-header { flex: 1 1 8rem; }
.swagger-ui .opblock-section-header { min-height: 0; padding: 0.5rem 1.25rem; background: var(--sunk); }
.swagger-ui :is(h4, h5, label) { font-weight: 600; }
.swagger-ui .opblock-section-header .tab-item.active h4 span::after { background: var(--accent); }
.swagger-ui .tab li.active button.tablinks { font-weight: 600; text-decoration: underline; }
.swagger-ui .parameters-col_name { min-width: 11rem; }
.swagger-ui :is(.parameter__type, .parameter__in) { font-weight: 400; }

.swagger-ui :is(input, select, textarea) {
  width: 100%; max-width: 34rem; min-height: 2.75rem; margin: 0 0 0.5rem; padding: 0.5rem 0.75rem;
  font-weight: 400; background: var(--card); border: 1px solid var(--line); border-radius: 0.5rem;
}
.swagger-ui .parameter__empty_value_toggle { display: flex; align-items: center; padding: 0; opacity: 1; }
.swagger-ui .parameter__empty_value_toggle input {
  appearance: auto; width: 1.25rem; min-height: 1.25rem; margin: 0 0.5rem 0 0;
}
.swagger-ui select { appearance: auto; width: auto; max-width: 100%; }
.swagger-ui textarea { max-width: none; min-height: 12rem; }
.swagger-ui :is(input, select, textarea)::placeholder { color: var(--quiet); }
.swagger-ui :is(input, select, textarea).invalid { border-color: var(--alert); }
.swagger-ui :is(input, select, textarea):focus-visible { outline: 3px solid var(--accent); }
.swagger-ui .content-type-wrapper, .swagger-ui .content-type-wrapper > * { min-width: 0; max-width: 100%; margin: 0; }
.swagger-ui .opblock-section-header > label { max-width: 100%; margin: 0 0 0 auto; }
.swagger-ui .response-control-media-type__accept-message { color: var(--quiet); }

.swagger-ui :is(pre, .microlight, .highlight-code > .microlight) {
  max-height: none; overflow: visible; margin: 0 0 0.5rem; padding: 0.75rem 1rem; border-radius: 0.5rem;
  white-space: pre-wrap; overflow-wrap: anywhere; color: var(--text); background: var(--sunk);
}
.swagger-ui pre code { color: inherit; background: none; }
.swagger-ui .copy-to-clipboard { inset: 0.25rem 0.25rem auto auto; width: auto; height: auto; background: none; }
.swagger-ui .copy-to-clipboard button { width: auto; height: auto; background: var(--card); mask: none; }
.swagger-ui .copy-to-clipboard button::before { content: 'Copy'; font-size: 0.875rem; padding: 0 0.375rem; }
.swagger-ui .model-toggle::after { content: '▸'; background: none; mask: none; }
.swagger-ui :is(.model, .model .property, .model-title, .prop-type) { color: var(--text); }
.swagger-ui :is(.model-box, .model-container, table.headers) { background: none; }
.swagger-ui :is(table thead tr :is(td, th), .response-col_status) { color: var(--text); border-color: var(--hair); }

.swagger-ui .dialog-ux .backdrop-ux { background: rgb(0 0 0 / 60%); }
.swagger-ui .dialog-ux .modal-ux { width: calc(100vw - 2rem); min-width: 0; color: var(--text); background: var(--card); border-color: var(--hair); }
.swagger-ui .dialog-ux :is(.modal-ux-header, .auth-container) { border-color: var(--hair); }
.swagger-ui .dialog-ux .modal-ux-content { max-height: 75vh; }
.swagger-ui .auth-btn-wrapper { justify-content: flex-start; padding: 0.5rem 0; }

@media (max-width: 40rem) {
  .swagger-ui .opblock-tag small { flex-basis: 100%; order: 1; }
  .swagger-ui .opblock-summary { flex-wrap: wrap; justify-content: flex-end; }
  .swagger-ui button.opblock-summary-control { flex-basis: 100%; }
  .swagger-ui .parameters-col_name { min-width: 0; }
  .swagger-ui .opblock-body :is(tbody, tr, td) { display: block; width: auto; }
  .swagger-ui .opblock-body td { padding: 0.25rem 0; border: 0; }
  .swagger-ui .opblock-body thead { display: none; }
  .swagger-ui .opblock-section-header { flex-wrap: wrap; gap: 0.75rem; }
}
`;
