(function () {
  var body = document.body, turns = [].slice.call(document.querySelectorAll('.turn')), timer = 0;
  var months = [].slice.call(document.querySelectorAll('.months a')), at = 0;
  function all(query, call) { [].forEach.call(document.querySelectorAll(query), call); }
  function look(truth) {
    body.classList.toggle('truth', truth); body.classList.toggle('known', !truth);
    all('.switch button', function (b) { b.classList.toggle('on', (b.value === 'truth') === truth); b.setAttribute('aria-pressed', (b.value === 'truth') === truth); });
  }
  function show(n) {
    at = Math.max(0, Math.min(turns.length - 1, n));
    turns.forEach(function (t, i) { t.classList.toggle('on', i === at); });
    months.forEach(function (m, i) { m.classList.toggle('on', i === at); });
  }
  function reveal() {
    var id = decodeURIComponent(location.hash.slice(1)), place = id && document.getElementById(id);
    if (!place) return;
    for (var up = place; up && up !== body; up = up.parentElement) {
      if (up.tagName === 'DETAILS') up.open = true;
      if (up.classList.contains('turn')) show(turns.indexOf(up));
      if (up.classList.contains('t')) look(true);
      if (up.classList.contains('k')) look(false);
    }
    place.scrollIntoView();
  }
  function play() {
    var button = document.getElementById('play');
    if (timer) { clearInterval(timer); timer = 0; } else {
      if (at === turns.length - 1) show(0);
      timer = setInterval(function () { show(at + 1); if (at === turns.length - 1) play(); }, 2500);
    }
    button.setAttribute('aria-pressed', !!timer);
    button.textContent = button.getAttribute(timer ? 'data-stop' : 'data-play');
  }
  body.classList.add('js'); look(false); if (turns.length) show(0);
  all('.switch button', function (b) { b.addEventListener('click', function () { look(b.value === 'truth'); }); });
  var button = document.getElementById('play'); if (button) button.addEventListener('click', play);
  all('[data-step]', function (b) { b.addEventListener('click', function () { show(at + Number(b.getAttribute('data-step'))); }); });
  document.addEventListener('keydown', function (e) {
    if (e.ctrlKey || e.altKey || e.metaKey || /INPUT|TEXTAREA|SELECT/.test(e.target.tagName)) return;
    if (e.key === 't' || e.key === 'T') look(body.classList.contains('known'));
    if (turns.length && e.key === '.') show(at + 1);
    if (turns.length && e.key === ',') show(at - 1);
  });
  document.addEventListener('click', function (e) {
    var link = e.target.closest && e.target.closest('a');
    if (link && (link.getAttribute('href') || (link.href && link.href.baseVal) || '') === location.hash) setTimeout(reveal, 0);
  });
  window.addEventListener('hashchange', reveal); reveal();
})();
