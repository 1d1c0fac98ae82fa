import { time } from './pieces.js';

/** More robots, and more places of one, than these wait behind a line that opens them. */
const ROBOTS_SHOWN = 6;
const PLACES_SHOWN = 10;

const PLACES = (list: string): string => `<ul class="tags" aria-label="Places that <%= robot.label %> knows">
<% for (const place of ${list}) { %>
<li><bdi><%= place %></bdi></li>
<% } %>
</ul>`;

const ROBOT = `<li>
<div class="head">
<h3><bdi><%= robot.label %></bdi></h3>
<p class="state<% if (robot.online) { %> on<% } %>"><% if (robot.online) { %>
Online<% if (robot.since) { %>, connected ${time('robot.since')}<% } %>
<% } else if (robot.since) { %>
Offline, last seen ${time('robot.since')}
<% } else { %>
Not connected yet
<% } %></p>
</div>
<% if (robot.heard) { %>
<p class="quiet">Last heard “<bdi><%= robot.heard.words %></bdi>” ${time('robot.heard.at')}</p>
<% } else { %>
<p class="empty">Has heard nothing yet.</p>
<% } %>
<% if (robot.places.length === 0) { %>
<p class="empty">Knows no places yet.</p>
<% } else { %>
${PLACES(`robot.places.slice(0, ${PLACES_SHOWN})`)}
<% } %>
<% if (robot.places.length > ${PLACES_SHOWN}) { %>
<details>
<summary><%= robot.places.length - ${PLACES_SHOWN} %> more places</summary>
${PLACES(`robot.places.slice(${PLACES_SHOWN})`)}
</details>
<% } %>
</li>`;

const ROBOTS = (list: string): string => `<ul class="list">
<% for (const robot of ${list}) { %>
${ROBOT}
<% } %>
</ul>`;

/** `it`: robots. */
export const ROBOTS_SECTION = `<section class="card" aria-labelledby="robots">
<h2 id="robots">Robots</h2>
<% if (it.robots.length === 0) { %>
<p class="empty">You have no robot yet. Add one in your robot's app, and it shows up here.</p>
<% } else { %>
${ROBOTS(`it.robots.slice(0, ${ROBOTS_SHOWN})`)}
<% } %>
<% if (it.robots.length > ${ROBOTS_SHOWN}) { %>
<details>
<summary><%= it.robots.length - ${ROBOTS_SHOWN} %> more robots</summary>
${ROBOTS(`it.robots.slice(${ROBOTS_SHOWN})`)}
</details>
<% } %>
</section>`;
