import { ACTIVITIES_SECTION } from './activities.js';
import { DONE } from './pieces.js';
import { ROBOTS_SECTION } from './robots.js';

/** A button that is a form of its own. */
const stepButton = (step: string, label: string): string => `<form method="post" action="<%= it.root %>account">
<input type="hidden" name="_csrf" value="<%= it.csrf %>">
<input type="hidden" name="step" value="${step}">
<button type="submit">${label}</button>
</form>`;

/** `it`: connected, connectUrl. */
const SERVICES_SECTION = `<section class="card" aria-labelledby="services">
<h2 id="services">Connected services</h2>
<div class="head">
<h3>IFTTT</h3>
<p class="state<% if (it.connected) { %> on<% } %>"><%= it.connected ? 'Connected' : 'Not connected' %></p>
</div>
<% if (it.connected) { %>
<p>Your Applets hear what you say to your robots, and may send them around.</p>
<p><a class="button" href="<%= it.root %>account/disconnect">Disconnect IFTTT</a></p>
<% } else { %>
<p>Connect it, and what you say to a robot can start an Applet, or an Applet can send a robot to the kitchen. You begin
at IFTTT, which brings you back here to agree.</p>
<p><a class="button primary" href="<%= it.connectUrl %>">Connect IFTTT</a></p>
<% } %>
</section>`;

/** `it`: name, email, csrf. */
const PERSON_SECTION = `<section class="card" aria-labelledby="person">
<h2 id="person">Your account</h2>
<p><bdi class="name"><%= it.name %></bdi><br><span class="email"><%= it.email %></span></p>
<p>Lost a phone, or used a computer that is not yours? This signs you out of every browser and of your robot's app.
IFTTT stays as it is.</p>
${stepButton('sign-out-everywhere', 'Sign out everywhere')}
</section>`;

/** `it`: see AccountData. */
export const ACCOUNT_PAGE = `<% layout('@layout', { title: 'Your robots', wide: true }) %>
<a class="skip" href="#content">Skip to the content</a>
<header class="top">
<a class="brand" href="<%= it.root %>account"><img src="<%= it.root %>assets/icon.svg" alt="" width="32" height="32">Your
robots</a>
${stepButton('sign-out', 'Sign out')}
</header>
<main class="page" id="content" tabindex="-1">
${DONE}
<h1>Hello, <bdi><%= it.name %></bdi></h1>
<div class="columns">
${ROBOTS_SECTION}
${SERVICES_SECTION}
${ACTIVITIES_SECTION}
${PERSON_SECTION}
</div>
</main>
`;
