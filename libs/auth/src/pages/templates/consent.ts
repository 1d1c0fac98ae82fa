/** `it`: csrf, name, email. */
export const CONSENT = `<% layout('@layout', { title: 'Connect IFTTT to your robots' }) %>
<h1>Connect IFTTT to your robots?</h1>
<p><strong>IFTTT</strong> asks to work with the robots of this account. If you agree, it may:</p>
<ul>
<li>read what you said to your robot, for the commands you use in Applets</li>
<li>see your robots' names and the places on their maps</li>
<li>make a robot move, play an animation or go to its dock</li>
</ul>
<p>IFTTT never learns your password. You can disconnect it at any time, in your robot's app or on
your account page.</p>
<section class="account" aria-label="Your account">
<div>
<p class="name"><%= it.name %></p>
<p class="email"><%= it.email %></p>
</div>
<form method="post">
<input type="hidden" name="_csrf" value="<%= it.csrf %>">
<input type="hidden" name="step" value="switch-account">
<button type="submit" class="link">Not you? Use another account</button>
</form>
</section>
<form method="post" class="choice">
<input type="hidden" name="_csrf" value="<%= it.csrf %>">
<input type="hidden" name="step" value="consent">
<button type="submit" class="primary" name="decision" value="allow">Allow</button>
<button type="submit" name="decision" value="deny">Deny</button>
</form>
`;
