export { FormBrowser, LostWay, type Page, type PageAnswer, type PageRequest } from './form-browser.js';
export { type Button, type Form, parseForms } from './html-forms.js';
