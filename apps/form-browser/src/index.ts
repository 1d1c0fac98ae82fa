export { FormBrowser, type Page } from './form-browser.js';
export { type Button, type Form, parseForms } from './html-forms.js';
