/**
 * Starts Swagger UI on the API page. Nothing is remembered between visits, nothing is read from the page's address, and
 * every request goes to the host that the page came from, whatever PUBLIC_URL says.
 *
 * The layout is the operations and nothing else: the page has its own heading, and there is one server. The wrapped
 * components get the names that screen readers need and Swagger UI leaves out, and the dialog's focus begins at its
 * first field rather than at the last.
 */
export const SCRIPT = `'use strict';
const accessible = ({ React: { createElement, useEffect } }) => ({
  components: {
    OperationsLayout: ({ getComponent }) =>
      createElement(
        'div',
        { className: 'swagger-ui' },
        createElement(getComponent('errors', true)),
        createElement(getComponent('AuthorizeBtnContainer', true)),
        createElement(getComponent('operations', true)),
      ),
  },
  wrapComponents: {
    Button: (Original) => ({ 'aria-label': label, ...props }) =>
      createElement(Original, typeof props.children === 'string' ? props : { 'aria-label': label, ...props }),
    CloseIcon: (Original) => (props) => [
      createElement(Original, { ...props, key: 'icon' }),
      createElement('span', { className: 'unseen', key: 'name' }, 'Close'),
    ],
    Input: (Original) => ({ autoFocus, ...props }) => createElement(Original, props),
    authorizationPopup: (Original) => (props) => {
      useEffect(() => document.querySelector('.modal-ux-content input, .modal-ux-content button').focus(), []);
      return createElement(Original, props);
    },
    TextArea: (Original) => (props) => createElement(Original, { 'aria-label': 'Request body', ...props }),
  },
});

async function start(at) {
  const answer = await fetch('openapi.json');
  if (!answer.ok) throw new Error('openapi.json: ' + answer.status);
  const spec = await answer.json();
  spec.servers = [{ url: new URL('..', location.href).href.replace(/\\/$/, '') }];
  SwaggerUIBundle({
    spec,
    domNode: at,
    layout: 'OperationsLayout',
    presets: [SwaggerUIBundle.presets.apis],
    plugins: [accessible],
    deepLinking: false,
    defaultModelsExpandDepth: -1,
    persistAuthorization: false,
    queryConfigEnabled: false,
    syntaxHighlight: false,
    tryItOutEnabled: true,
    validatorUrl: null,
  });
}

const api = document.getElementById('api');
start(api).catch((error) => {
  console.error(error);
  api.textContent = 'The API document could not be loaded. Load this page again.';
});
`;
